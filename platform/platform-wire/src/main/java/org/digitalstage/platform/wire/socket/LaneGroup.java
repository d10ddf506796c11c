package org.digitalstage.platform.wire.socket;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.jspecify.annotations.Nullable;

/** Those of a group who live on one event loop. Immutable. */
final class LaneGroup {

    private final Lane lane;
    private final ChannelConnection[] members;

    private LaneGroup(Lane lane, ChannelConnection[] members) {
        this.lane = lane;
        this.members = members;
    }

    static LaneGroup empty(Lane lane) {
        return new LaneGroup(lane, new ChannelConnection[0]);
    }

    LaneGroup with(ChannelConnection member) {
        ChannelConnection[] more = Arrays.copyOf(members, members.length + 1);
        more[members.length] = member;
        return new LaneGroup(lane, more);
    }

    LaneGroup without(ChannelConnection member) {
        ChannelConnection[] less =
                Arrays.stream(members).filter(other -> !other.equals(member)).toArray(ChannelConnection[]::new);
        return new LaneGroup(lane, less);
    }

    void send(List<Function<Connection, @Nullable Outgoing>> choosers) {
        lane.run(() -> {
            for (ChannelConnection member : members) {
                member.socket.choose(choosers);
            }
        });
    }

    void forEach(Consumer<? super Connection> action) {
        for (ChannelConnection member : members) {
            action.accept(member);
        }
    }

    boolean isOf(ChannelConnection member) {
        return lane.equals(member.lane);
    }

    boolean contains(ChannelConnection member) {
        return Arrays.asList(members).contains(member);
    }

    boolean isEmpty() {
        return members.length == 0;
    }

    int size() {
        return members.length;
    }
}
