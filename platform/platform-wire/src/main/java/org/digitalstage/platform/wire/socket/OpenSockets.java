package org.digitalstage.platform.wire.socket;

import org.springframework.context.SmartLifecycle;

/**
 * All sockets of this service. When it stops, and before the web server does, they are dropped without a close frame, so that native clients come
 * back too, to another instance; new ones are refused from then on.
 */
public final class OpenSockets implements SmartLifecycle {

    private static final int BEFORE_THE_WEB_SERVER = DEFAULT_PHASE - 512;

    private final Lanes lanes;
    private volatile boolean running;

    OpenSockets(Lanes lanes) {
        this.lanes = lanes;
    }

    /** Drops every socket that is open now, as an instance does that finds itself declared dead; new ones are welcome. */
    public void dropAll() {
        lanes.drain();
    }

    /** Whether new sockets are refused. */
    boolean isDraining() {
        return lanes.isClosed();
    }

    @Override
    public void start() {
        running = true;
        lanes.close(false);
    }

    @Override
    public void stop() {
        lanes.close(true);
        running = false;
        lanes.drain();
    }

    /** The web server is to stop only when they are closed, else it would say good-bye to them in its own way. */
    @Override
    public void stop(Runnable then) {
        lanes.close(true);
        running = false;
        lanes.drain().whenComplete((_, _) -> then.run());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }
}
