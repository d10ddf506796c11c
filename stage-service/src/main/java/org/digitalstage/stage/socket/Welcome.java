package org.digitalstage.stage.socket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.kind.Event;
import org.digitalstage.platform.aggregate.kind.View;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.fanout.Hall;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.SoundCard;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.protocol.ServerEvents;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told at sign-in, in this order: its person's devices, its own one again, sound cards, the listed stages, their groups, the
 * stage it is in, the person, {@code ok}. What changes meanwhile is kept back until its place has come.
 */
final class Welcome {

    private static final long PATIENCE_SECONDS = 2;

    private final Rooms rooms;
    private final TurnCredentials turn;
    private final Listings listings;

    Welcome(Rooms rooms, TurnCredentials turn) {
        this.rooms = rooms;
        this.turn = turn;
        this.listings = new Listings(rooms);
    }

    CompletionStage<Void> say(Session session, long seq) {
        AggregateId person = Names.user(session.user());
        return session.attendance()
                .enter(person, seq, (hall, state) -> {
                    devices(session, hall, state);
                    session.attendance().move(() -> listings.tell(session, state));
                    session.attendance().move(() -> stageKnows(session, state));
                    goInside(session, state);
                    session.threshold().open(session);
                })
                .thenCompose(done -> session.attendance().settled())
                .thenCompose(done -> session.attendance().look(seen -> seen))
                .thenCompose(seen -> session.attendance()
                        .visit(person, 0, (hall, state) -> ready(session, hall, state, seen.orElse(List.of()))));
    }

    /** From here on all that the person's aggregate says is kept back until {@link #ready}; what it says of the person is in {@code u-r} then. */
    private void devices(Session session, Hall<Session> hall, State state) {
        hall.hold(session, Set.of("user/" + session.user(), "device/" + session.device()), User.KIND::equals);
        Set<String> keys = hall.keys(session);
        rooms.packages().all(Device.KIND, state, keys).forEach(event -> hall.tellNow(session, event, state));
        Device.KIND
                .find(state, session.device())
                .map(device -> ServerEvents.localDeviceReady(Device.KIND.wire(device, View.PUBLIC)))
                .ifPresent(event -> hall.tellNow(session, event, state));
        rooms.packages().all(SoundCard.KIND, state, keys).forEach(event -> hall.tellNow(session, event, state));
    }

    /** A device that is new is in the stage before the package is taken; a stage that does not answer is not waited for. */
    private static CompletionStage<Void> stageKnows(Session session, State person) {
        Optional<AggregateId> stage = User.KIND
                .find(person, session.user())
                .flatMap(User.STAGE_ID::of)
                .map(Names::stage);
        if (stage.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        long asked = person.sent().getOrDefault(stage.get(), Place.NONE).seq();
        return session.attendance()
                .carriedOut(stage.get(), person.aggregate(), asked)
                .toCompletableFuture()
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static void goInside(Session session, State state) {
        User.KIND
                .find(state, session.user())
                .filter(user -> User.STAGE_ID.of(user).isPresent())
                .ifPresent(user -> session.attendance().comeIn(user, state, false));
    }

    private void ready(Session session, Hall<Session> hall, State state, List<Seen> seen) {
        User.KIND.find(state, session.user()).ifPresent(user -> hall.tellNow(session, person(user), state));
        hall.release(session);
        Map<String, @Nullable Object> setting = new LinkedHashMap<>(turn.credentials());
        if (session.resumes()) {
            Map<String, @Nullable Object> seqs = new LinkedHashMap<>();
            seen.forEach(each ->
                    seqs.put(each.state().aggregate().toString(), each.state().seq()));
            seqs.put(state.aggregate().toString(), state.seq());
            setting.put("seqs", seqs);
        }
        hall.tell(session, ServerEvents.ok(setting), state);
    }

    private static Event person(Entity user) {
        return ServerEvents.userReady(User.KIND.wire(user, View.PUBLIC));
    }
}
