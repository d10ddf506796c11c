package org.digitalstage.platform.wire.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.jspecify.annotations.Nullable;

/** An immutable group of connections, ordered by event loop so that a send to all is one task per loop and one flush per socket. */
public final class Connections {

    /** Nobody. */
    public static final Connections NONE = new Connections(List.of());

    private final List<Connection> members;

    private Connections(List<Connection> members) {
        this.members = members;
    }

    /** This group and one more; the same group if it is in it. */
    public Connections with(Connection connection) {
        List<Connection> more = new ArrayList<>(members);
        more.add(connection);
        return new Connections(List.copyOf(more));
    }

    /** This group without one. */
    public Connections without(Connection connection) {
        return new Connections(
                members.stream().filter(member -> !member.equals(connection)).toList());
    }

    /** How many there are. */
    public int size() {
        return members.size();
    }

    /** Whether there is nobody. */
    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** Each of them, on the calling thread. */
    public void forEach(Consumer<Connection> action) {
        members.forEach(action);
    }

    /** Sends the same to all. */
    public void send(Outgoing outgoing) {
        send(_ -> outgoing);
    }

    /** Sends to each what the chooser says, or nothing; the chooser runs on the event loops, so it must be quick and safe there. */
    public void send(Function<Connection, @Nullable Outgoing> chooser) {
        send(List.of(chooser));
    }

    /** Sends what each chooser says, in order. */
    public void send(List<Function<Connection, @Nullable Outgoing>> choosers) {
        for (Function<Connection, @Nullable Outgoing> chooser : choosers) {
            for (Connection member : members) {
                Outgoing outgoing = chooser.apply(member);
                if (outgoing != null) {
                    member.send(outgoing);
                }
            }
        }
    }
}
