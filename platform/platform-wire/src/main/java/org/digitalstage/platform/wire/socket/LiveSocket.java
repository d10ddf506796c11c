package org.digitalstage.platform.wire.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.List;
import java.util.function.Function;
import org.digitalstage.platform.wire.frame.ControlFrames;
import org.digitalstage.platform.wire.frame.EncodedFrame;
import org.digitalstage.platform.wire.outbox.Coalescing;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One socket from its opening to its end. Everything runs on its event loop, unless it says otherwise. */
final class LiveSocket {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
    private static final long PROBE_MILLIS = 1000;
    private static final Coalescing NOTHING = Coalescing.about();

    private enum State {
        OPEN,
        ENDING,
        GONE
    }

    private final ChannelConnection connection;
    private final ChannelHandlerContext context;
    private final WireSettings settings;
    private final Outflow outflow;
    private final Reception reception;
    private final Liveness liveness;
    private State state = State.OPEN;
    private boolean reading;
    private boolean touched;
    private boolean initial;
    private boolean closeFrame;
    private long endBy;
    private long mergedSoFar;

    LiveSocket(
            ChannelConnection connection,
            ChannelHandlerContext context,
            SocketListener listener,
            WireSettings settings) {
        long now = System.nanoTime();
        this.connection = connection;
        this.context = context;
        this.settings = settings;
        this.outflow = new Outflow(context, settings);
        this.reception = new Reception(connection, listener, settings, now);
        this.liveness = new Liveness(settings, now);
    }

    void opened() {
        connection.lane.opened(this);
        if (connection.lane.isClosed()) {
            dropNow(DropReason.DRAIN);
            return;
        }
        try {
            reception.opened();
            readOrPause();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("connection", connection.id()).log("A socket could not be opened");
            dropNow(DropReason.FAULT);
        }
    }

    // what is sent

    void choose(List<Function<Connection, @Nullable Outgoing>> choosers) {
        try {
            for (Function<Connection, @Nullable Outgoing> chooser : choosers) {
                Outgoing chosen = chooser.apply(connection);
                if (chosen != null) {
                    offer(chosen);
                }
            }
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("connection", connection.id()).log("An event could not be sent");
            dropNow(DropReason.FAULT); // better a fresh start than a gap
        }
    }

    void offer(Outgoing outgoing) {
        if (state != State.OPEN) {
            return;
        }
        connection.lane.counted();
        boolean fits = outflow.offer(initial && !outgoing.initial() ? outgoing.asInitial() : outgoing);
        if (!fits) {
            dropNow(DropReason.SLOW);
        } else if (!touched) {
            touched = true;
            connection.lane.touched(this);
        }
    }

    private void control(EncodedFrame frame) {
        offer(new Outgoing(frame, NOTHING));
    }

    void initial(boolean now) {
        initial = now;
    }

    void flush() {
        touched = false;
        if (state == State.GONE) {
            return;
        }
        outflow.pump();
        if (state == State.ENDING && !closeFrame && outflow.isEmpty()) {
            outflow.closeBehind();
        }
        readOrPause();
    }

    /** From any thread. */
    long pendingBytes() {
        return outflow.waiting();
    }

    // what is received

    void data(WebSocketFrame frame) {
        if (state == State.OPEN) {
            reception.data(frame, System.nanoTime());
            readOrPause();
        } else {
            frame.release();
        }
    }

    void ping(ByteBuf content) {
        reception.control(System.nanoTime());
        control(ControlFrames.pong(content));
        readOrPause();
    }

    /** Asks the client whether it is there; it has a second to answer. */
    void probe(long at) {
        control(ControlFrames.ping(at));
        connection.lane.later(PROBE_MILLIS, () -> {
            connection.signs.missed(at);
            readOrPause();
        });
        readOrPause();
    }

    void pong(ByteBuf content) {
        long now = System.nanoTime();
        liveness.pong(now);
        ControlFrames.timeIn(content).ifPresent(at -> connection.signs.shown(Math.min(at, now)));
        reception.control(now);
        readOrPause();
    }

    void closeFrame(int code) {
        if (state == State.OPEN) {
            outflow.clear();
            connection.signs.parted(System.nanoTime());
            control(ControlFrames.closeAnswering(code));
            end();
        } else if (state == State.ENDING && closeFrame) {
            outflow.closeBehind();
        }
    }

    /** From any thread; true when {@link #resume} is wanted. */
    boolean answered() {
        return reception.answered();
    }

    void resume() {
        if (state == State.OPEN) {
            reception.flow(System.nanoTime());
            readOrPause();
        }
    }

    private void readOrPause() {
        boolean read = state != State.OPEN
                || (connection.signs.isAsked() && !reception.isOverfull())
                || !(reception.isHeldBack() || outflow.isHalfFull());
        if (read != reading) {
            reading = read;
            context.channel().config().setAutoRead(read);
        }
    }

    // what time brings

    void authenticated() {
        liveness.authenticated();
    }

    void stoodStill(long now, long nanos) {
        liveness.stoodStill(now, nanos);
    }

    void tick(long now) {
        count();
        if (state == State.ENDING && now - endBy > 0) {
            context.close();
        } else if (state == State.OPEN) {
            look(now);
        }
    }

    private void look(long now) {
        long waiting = outflow.waiting();
        DropReason reason = liveness.look(now, outflow.taken(), waiting, reading);
        if (reason == null && reception.floodsTooLong(now)) {
            reason = DropReason.FLOOD;
        }
        if (reason != null) {
            dropNow(reason);
            return;
        }
        if (waiting == 0 && liveness.pingDue(now)) {
            control(ControlFrames.ping());
        }
        if (!reading) {
            resume();
        }
    }

    private void count() {
        long merged = outflow.merged();
        if (merged != mergedSoFar) {
            LOG.atDebug().addKeyValue("connection", connection.id()).log("Values gave way on the way to a slow socket");
            connection.lane.meters.merged.increment((double) (merged - mergedSoFar));
            mergedSoFar = merged;
        }
    }

    // how it ends

    void drop() {
        if (state == State.OPEN) {
            end();
        }
    }

    void close(int code) {
        if (state == State.OPEN) {
            control(ControlFrames.close(code));
            closeFrame = true; // then it is the client's turn
            end();
        }
    }

    /** Takes and reads nothing more; what was sent before may still leave. */
    private void end() {
        state = State.ENDING;
        endBy = System.nanoTime() + settings.lingerAtMost().toNanos();
        connection.closing();
        reception.clear();
        flush();
    }

    /** Something went wrong with this socket that nobody foresaw. */
    void broken(Throwable fault) {
        LOG.atError().setCause(fault).addKeyValue("connection", connection.id()).log("A socket met a fault");
        dropNow(DropReason.FAULT);
    }

    void dropNow(DropReason reason) {
        if (state != State.GONE) {
            connection.lane.meters.dropped(reason, connection.id());
            gone();
            context.close();
        }
    }

    private void gone() {
        state = State.GONE;
        connection.closing();
        reception.clear();
        outflow.clear();
    }

    /** The channel is closed, whoever did it. */
    void closed() {
        count();
        gone();
        connection.lane.closed(this);
        reception.closed();
    }
}
