package org.digitalstage.standalone;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
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
        System.out.println("Digital Stage is ready (after " + secondsUp() + " s).");
        System.out.println("  https://" + name(options) + ":" + options.tlsPort()
                + "  (its certificate is self-signed: " + house.data().tls().resolve("certificate.pem") + ")");
        System.out.println("  http://" + name(options) + ":" + options.port());
        System.out.println("  media routers come to /routers with the key in "
                + house.data().routerKey());
        System.out.println("  mails go to " + house.data().mail());
        List<StageProcess> processes = house.processes();
        for (int i = 0; i < processes.size(); i++) {
            System.out.println("  stage-service instance " + (i + 2) + " has pid "
                    + processes.get(i).pid());
        }
        System.out.println("Stop it with Ctrl-C.");
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
