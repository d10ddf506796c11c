package org.digitalstage.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The two ports the outside sees, looked at before anything is started. */
final class Doors {
    private Doors() {}

    /**
     * Makes sure that both can be opened.
     *
     * @throws Obstacle naming the port and its option
     */
    static void check(Options options) {
        check(options.bind(), options.port(), "--port");
        check(options.bind(), options.tlsPort(), "--tls-port");
    }

    private static void check(InetAddress address, int port, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new Obstacle("Port " + port + " on " + address.getHostAddress() + " cannot be opened ("
                    + e.getMessage() + "): another program may use it; stop that one, or choose another port with "
                    + option + ".");
        }
    }
}
