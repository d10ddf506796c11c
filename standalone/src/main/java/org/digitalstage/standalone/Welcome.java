package org.digitalstage.standalone;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What is said once the door opens. */
final class Welcome {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_NANOS = Duration.ofMillis(50).toNanos();
    private static final int MILLIS = 2_000;

    private Welcome() {}

    /** Waits until the gateway says that everything behind it is ready. */
    static void await(Options options) {
        URI beat = URI.create("http://" + host(options) + ":" + options.port() + "/beat");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "";
        while (System.nanoTime() < deadline && !Ending.hasBegun()) {
            last = ask(beat);
            if (last.isEmpty()) {
                return;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new Obstacle("Not everything was ready after " + PATIENCE.toSeconds() + " seconds: " + beat + " answers "
                + last + ".");
    }

    /** Empty when all is well. */
    private static String ask(URI beat) {
        try {
            HttpURLConnection connection = (HttpURLConnection) beat.toURL().openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == HttpURLConnection.HTTP_OK ? "" : Integer.toString(status);
        } catch (IOException e) {
            return e.toString();
        }
    }

    static void print(Options options, House house) {
        List<String> lines = new ArrayList<>(List.of(
                "Digital Stage is ready (after " + secondsUp() + " s).",
                "  https://" + name(options) + ":" + options.tlsPort() + "  (its certificate is self-signed: "
                        + house.data().tls().resolve("certificate.pem") + ")",
                "  http://" + name(options) + ":" + options.port(),
                "  media routers come to /routers with the key in "
                        + house.data().routerKey(),
                "  mails go to " + house.data().mail()));
        List<StageProcess> processes = house.processes();
        for (int i = 0; i < processes.size(); i++) {
            lines.add("  stage-service instance " + (i + 2) + " has pid "
                    + processes.get(i).pid());
        }
        lines.add("Stop it with Ctrl-C.");
        // At once, so that a program that waits for the first line finds the others, too.
        System.out.print(String.join(System.lineSeparator(), lines) + System.lineSeparator());
    }

    private static String secondsUp() {
        long millis = ManagementFactory.getRuntimeMXBean().getUptime();
        return millis / 1_000 + "." + millis % 1_000 / 100;
    }

    private static String host(Options options) {
        InetAddress bind = options.bind();
        String address = bind.isAnyLocalAddress() ? "127.0.0.1" : bind.getHostAddress();
        return address.contains(":") ? "[" + address + "]" : address;
    }

    private static String name(Options options) {
        InetAddress bind = options.bind();
        return bind.isAnyLocalAddress() || bind.isLoopbackAddress() ? "localhost" : host(options);
    }
}
