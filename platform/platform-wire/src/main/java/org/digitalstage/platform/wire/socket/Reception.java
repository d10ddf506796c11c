package org.digitalstage.platform.wire.socket;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.digitalstage.platform.wire.frame.Frame;
import org.digitalstage.platform.wire.frame.Frames;
import org.digitalstage.platform.wire.frame.MalformedFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one client sends: assembled, held back where needed, read, and told to the listener. Runs on the socket's event loop. */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final ChannelConnection connection;
    private final SocketListener listener;
    private final WireMeters meters;
    private final Assembly assembly;
    private final Intake intake;
    private final Flood flood;

    Reception(ChannelConnection connection, SocketListener listener, WireSettings settings, long now) {
        this.connection = connection;
        this.listener = listener;
        this.meters = connection.lane.meters;
        this.assembly = new Assembly((int) settings.largestFrame().toBytes());
        this.intake = new Intake(settings, this::message, now);
        this.flood = new Flood(settings.floodPatience());
    }

    void opened() {
        listener.opened(connection);
    }

    void closed() {
        listener.closed(connection);
    }

    /** Takes a data frame over. */
    void data(WebSocketFrame frame, long now) {
        ByteBuf message = assembly.add(frame);
        if (message == null) {
            intake.control();
        } else {
            intake.arrived(message);
        }
        flow(now);
    }

    void control(long now) {
        intake.control();
        flow(now);
    }

    /** Hands on what may be handed on by now. */
    void flow(long now) {
        intake.flow(now);
        if (intake.isSpent() && flood.seen(now)) {
            meters.flood(connection.id());
        }
    }

    private void message(ByteBuf message) {
        meters.received.increment();
        try {
            switch (Frames.decode(message)) {
                case Frame frame -> listener.received(connection, frame);
                case MalformedFrame malformed -> malformed(malformed);
            }
        } catch (RuntimeException e) {
            intake.done();
            LOG.atError().setCause(e).addKeyValue("connection", connection.id()).log("A received frame met a fault");
        }
    }

    private void malformed(MalformedFrame malformed) {
        intake.done();
        meters.malformed();
        listener.malformed(connection, malformed);
    }

    /** One frame is answered; true when more may flow now. From any thread. */
    boolean answered() {
        return intake.done();
    }

    boolean isHeldBack() {
        return intake.isClosed();
    }

    /** Whether as much was read as may be held back while the client is asked whether it is there. */
    boolean isOverfull() {
        return intake.isOverfull();
    }

    boolean floodsTooLong(long now) {
        return flood.isTooLong(now);
    }

    void clear() {
        assembly.clear();
        intake.clear();
    }
}
