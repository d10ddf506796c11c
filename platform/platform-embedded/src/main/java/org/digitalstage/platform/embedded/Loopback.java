package org.digitalstage.platform.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine that nobody outside can reach. */
public final class Loopback {
    static final String HOST = "127.0.0.1";

    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 30_000;

    private Loopback() {}

    /** The IPv4 loopback address, never an IPv6 one. */
    public static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(HOST), port);
    }

    /**
     * A port that was free a moment ago, from below the range that systems take the ports of outgoing connections from, so that none of those
     * takes it before its server does.
     */
    public static int freePort() {
        int port = LOWEST + ThreadLocalRandom.current().nextInt(HIGHEST - LOWEST);
        return isFree(port) ? port : freePort();
    }

    /** Whether a server could listen on the port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(at(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
