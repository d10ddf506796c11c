package org.digitalstage.benchmarks.crowd;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.digitalstage.benchmarks.wire.SocketFactory;
import org.digitalstage.benchmarks.wire.StageSocket;

/** One more person, on an event loop of their own, who says far more than anybody may: as much as the server's end of the connection takes. */
public final class Flood implements AutoCloseable {

    private static final int PERSON = 2_000_000;

    private final SocketFactory sockets;
    private final StageSocket socket;
    private final int framesPerSecond;
    private final Thread thread;
    private volatile long wanted;
    private final AtomicLong taken = new AtomicLong();
    private volatile boolean over;

    private Flood(SocketFactory sockets, StageSocket socket, int framesPerSecond, Duration silence) {
        this.sockets = sockets;
        this.socket = socket;
        this.framesPerSecond = framesPerSecond;
        this.thread = Thread.ofPlatform().name("flood").start(() -> run(silence));
    }

    /** Signs in at once and floods after a silence. */
    public static Flood after(Duration silence, URI url, IntFunction<String> tokens, int framesPerSecond) {
        SocketFactory sockets = new SocketFactory(url);
        StageSocket socket = Arrival.signIn(new Door(sockets, tokens), PERSON).socket();
        return new Flood(sockets, socket, framesPerSecond, silence);
    }

    private void run(Duration silence) {
        LockSupport.parkNanos(silence.toNanos());
        long begun = System.nanoTime();
        while (!over && !socket.closed().isDone()) {
            wanted = framesPerSecond * (System.nanoTime() - begun) / 1_000_000_000;
            // What was not taken in its time is not said later: it is a flood, not a backlog.
            for (long left = framesPerSecond / 1_000; left >= 0 && taken.get() < wanted && say(); left--) {
                taken.incrementAndGet();
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private boolean say() {
        return socket.offer("{\"type\":0,\"data\":[\"change-user\",{\"name\":\"Loud " + taken.get() + "\"}]}");
    }

    /** What became of it. */
    public String told() {
        return String.format(
                Locale.ROOT,
                "flood of %d frames/s: %d wanted, %d taken from it, its socket was %s",
                framesPerSecond,
                wanted,
                taken.get(),
                socket.closed().isDone() ? "dropped" : "slowed");
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(thread);
        sockets.close();
    }
}
