package org.digitalstage.platform.wire.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.jspecify.annotations.Nullable;

/** An immutable group of connections, ordered by event loop so that a send to all is one task per loop and one flush per socket. */
public final class Connections {

    /** Nobody. */
    public static final Connections NONE = new Connections(List.of(), List.of());

    private final List<LaneGroup> lanes;
    private final List<Connection> others; // made by somebody else, such as a test

    private Connections(List<LaneGroup> lanes, List<Connection> others) {
        this.lanes = lanes;
        this.others = others;
    }

    /** These connections. */
    public static Connections of(Iterable<? extends Connection> members) {
        Connections group = NONE;
        for (Connection member : members) {
            group = group.with(member);
        }
        return group;
    }

    /** This group and one more; the same group if it is in it. */
    public Connections with(Connection connection) {
        if (contains(connection)) {
            return this;
        }
        if (!(connection instanceof ChannelConnection member)) {
            return new Connections(lanes, append(others, connection));
        }
        boolean known = lanes.stream().anyMatch(group -> group.isOf(member));
        List<LaneGroup> more = known ? lanes : append(lanes, LaneGroup.empty(member.lane));
        return new Connections(
                more.stream()
                        .map(group -> group.isOf(member) ? group.with(member) : group)
                        .toList(),
                others);
    }

    /** This group without one. */
    public Connections without(Connection connection) {
        if (!(connection instanceof ChannelConnection member)) {
            return new Connections(
                    lanes,
                    others.stream().filter(other -> !other.equals(connection)).toList());
        }
        Stream<LaneGroup> less = lanes.stream().map(group -> group.isOf(member) ? group.without(member) : group);
        return new Connections(less.filter(group -> !group.isEmpty()).toList(), others);
    }

    private static <T> List<T> append(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return List.copyOf(longer);
    }

    /** Whether this one is in it. */
    public boolean contains(Connection connection) {
        return connection instanceof ChannelConnection member
                ? lanes.stream().anyMatch(group -> group.isOf(member) && group.contains(member))
                : others.contains(connection);
    }

    /** How many there are. */
    public int size() {
        return lanes.stream().mapToInt(LaneGroup::size).sum() + others.size();
    }

    /** Whether there is nobody. */
    public boolean isEmpty() {
        return lanes.isEmpty() && others.isEmpty();
    }

    /** Each of them, on the calling thread. */
    public void forEach(Consumer<? super Connection> action) {
        lanes.forEach(group -> group.forEach(action));
        others.forEach(action);
    }

    /** Sends the same to all. */
    public void send(Outgoing outgoing) {
        send(_ -> outgoing);
    }

    /** Sends to each what the chooser says, or nothing; the chooser runs on the event loops, so it must be quick and safe there. */
    public void send(Function<Connection, @Nullable Outgoing> chooser) {
        send(List.of(chooser));
    }

    /** Sends to each what each chooser says, in order; a chooser that fails drops the connection, for it would miss something. */
    public void send(List<Function<Connection, @Nullable Outgoing>> choosers) {
        for (LaneGroup group : lanes) {
            group.send(choosers);
        }
        for (Connection other : others) {
            choosers.forEach(chooser -> send(other, chooser.apply(other)));
        }
    }

    private static void send(Connection connection, @Nullable Outgoing outgoing) {
        if (outgoing != null) {
            connection.send(outgoing);
        }
    }
}
