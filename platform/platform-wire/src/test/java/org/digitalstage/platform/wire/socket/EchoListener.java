package org.digitalstage.platform.wire.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.digitalstage.platform.wire.frame.Frame;
import org.digitalstage.platform.wire.frame.MalformedFrame;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.jspecify.annotations.Nullable;

/** Acknowledges every event with its name and arguments; {@code late} ones only when the test says so. */
final class EchoListener implements SocketListener {

    final List<Connection> opened = new CopyOnWriteArrayList<>();
    final List<Connection> closed = new CopyOnWriteArrayList<>();
    final List<MalformedFrame> malformed = new CopyOnWriteArrayList<>();
    final AtomicInteger received = new AtomicInteger();
    final Map<String, Connection> named = new ConcurrentHashMap<>();
    volatile boolean authenticating = true;

    @Override
    public void opened(Connection connection) {
        opened.add(connection);
        if (authenticating) {
            connection.authenticated();
        }
    }

    @Override
    public void received(Connection connection, Frame frame) {
        received.incrementAndGet();
        if (frame instanceof Frame.Event event) {
            event(connection, event);
        }
    }

    private void event(Connection connection, Frame.Event event) {
        switch (event.name()) {
            case "late" -> {} // never answered here
            case "name" -> named.put((String) event.arguments().getFirst(), connection);
            case "stand still" -> standStill();
            case "error" -> throw new StackOverflowError("an error on purpose");
            case "fault" -> throw new IllegalStateException("a fault on purpose");
            default -> {}
        }
        if (!event.name().equals("late")) {
            answer(connection, event);
            connection.done();
        }
    }

    /** Three seconds in which this event loop does nothing, as in a process that is paused. */
    private static void standStill() {
        long until = System.nanoTime() + 3_000_000_000L;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    private static void answer(Connection connection, Frame.Event event) {
        if (event.id() != null) {
            List<@Nullable Object> arguments = new ArrayList<>();
            arguments.add(null);
            arguments.add(event.name());
            arguments.addAll(event.arguments());
            connection.send(Outgoing.ack(event.id(), arguments.toArray()));
        }
    }

    @Override
    public void malformed(Connection connection, MalformedFrame frame) {
        malformed.add(frame);
        if (frame.id() != null) {
            connection.send(Outgoing.ack(frame.id(), frame.reason()));
        }
    }

    @Override
    public void closed(Connection connection) {
        closed.add(connection);
    }
}
