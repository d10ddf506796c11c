package org.digitalstage.platform.embedded;

import java.time.Duration;

/**
 * A real Redis on loopback, as a process of its own that ends with this one. It keeps nothing: after a restart it is empty.
 *
 * <p>For tests of faults it can be killed, restarted on its port, paused and resumed.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

    private final int port;
    private OwnedProcess process;

    private EmbeddedRedis(int port, OwnedProcess process) {
        this.port = port;
        this.process = process;
    }

    /** Starts on a free port. */
    public static EmbeddedRedis start() {
        return start(0);
    }

    /**
     * Starts on a port; 0 means a free one.
     *
     * @throws RedisUnavailable when no redis-server runs on this machine, with a sentence that says what to install
     */
    public static EmbeddedRedis start(int port) {
        int chosen = port == 0 ? Loopback.freePort() : port;
        return new EmbeddedRedis(chosen, RedisLaunch.onPort(chosen));
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://" + Loopback.HOST + ":" + port;
    }

    public synchronized long pid() {
        return process.pid();
    }

    public synchronized boolean isRunning() {
        return process.isAlive();
    }

    /** Kills it at once ({@code kill -9}); returns when it is gone. */
    public synchronized void kill() {
        process.kill();
    }

    /** Starts it again, empty, on the same port; returns when it answers. */
    public synchronized void restart() {
        close();
        process = RedisLaunch.onPort(port);
    }

    /** Stops its clock ({@code SIGSTOP}): connections stay open and nothing is answered. */
    public synchronized void pause() {
        process.signal("STOP");
    }

    /** Lets it go on after {@link #pause()}. */
    public synchronized void resume() {
        process.signal("CONT");
    }

    @Override
    public synchronized void close() {
        if (process.isAlive()) {
            process.signal("CONT");
            process.stop(STOP_PATIENCE);
        }
    }
}
