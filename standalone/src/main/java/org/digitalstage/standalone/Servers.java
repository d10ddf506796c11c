package org.digitalstage.standalone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The servers named on the command line, looked at before anything is started: later their absence is a fault to wait out. */
final class Servers {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MONGODB = 27_017;
    private static final int REDIS = 6_379;

    private Servers() {}

    /**
     * Makes sure that at least one host of each can be reached. Names that only a look-up of {@code mongodb+srv} gives are not looked at.
     *
     * @throws Obstacle naming the option
     */
    static void check(Options options) {
        options.mongodb()
                .filter(url -> url.startsWith("mongodb://"))
                .ifPresent(url -> check(hosts(url, MONGODB), "MongoDB", "--mongodb"));
        options.redis().ifPresent(url -> check(hosts(url, REDIS), "Redis", "--redis"));
    }

    private static void check(List<InetSocketAddress> hosts, String server, String option) {
        if (hosts.stream().noneMatch(Servers::answers)) {
            String tried = String.join(
                    " or ",
                    hosts.stream()
                            .map(host -> host.getHostString() + ":" + host.getPort())
                            .toList());
            throw new Obstacle(
                    "No " + server + " can be reached at " + tried + ": start it, or correct " + option + ".");
        }
    }

    /** Without what may stand there of a user and a password. */
    static List<InetSocketAddress> hosts(String url, int usualPort) {
        String authority = url.substring(url.indexOf("://") + 3).split("[/?]", 2)[0];
        String hosts = authority.substring(authority.lastIndexOf('@') + 1);
        return Stream.of(hosts.split(",")).map(host -> host(host, usualPort)).toList();
    }

    private static InetSocketAddress host(String text, int usualPort) {
        URI uri = URI.create("tcp://" + text);
        if (uri.getHost() == null) {
            throw new Obstacle("Expected a host and port but got " + text + ".");
        }
        return InetSocketAddress.createUnresolved(
                uri.getHost().replaceAll("[\\[\\]]", ""), uri.getPort() < 0 ? usualPort : uri.getPort());
    }

    private static boolean answers(InetSocketAddress host) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host.getHostString(), host.getPort()), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
