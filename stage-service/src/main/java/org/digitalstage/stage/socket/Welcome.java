package org.digitalstage.stage.socket;

import java.util.ArrayList;
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
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Event;
import org.digitalstage.platform.aggregate.kind.View;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.fanout.Hall;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.SoundCard;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageListing;
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
    private final Turn turn;

    Welcome(Rooms rooms, Turn turn) {
        this.rooms = rooms;
        this.turn = turn;
    }

    CompletionStage<Void> say(Session session, long seq) {
        AggregateId person = Names.user(session.user());
        return session.attendance()
                .enter(person, seq, (hall, state) -> {
                    devices(session, hall, state);
                    session.attendance().move(() -> listed(session, state));
                    session.attendance().move(() -> stageKnows(session, state));
                    goInside(session, state);
                })
                .thenCompose(done -> session.attendance().settled())
                .thenCompose(
                        done -> session.attendance().enter(person, 0, (hall, state) -> ready(session, hall, state)));
    }

    private void devices(Session session, Hall<Session> hall, State state) {
        hall.seat(session, Set.of("user/" + session.user(), "device/" + session.device()));
        Set<String> keys = hall.keys(session);
        rooms.packages().all(Device.KIND, state, keys).forEach(event -> hall.tell(session, event, state));
        Device.KIND
                .find(state, session.device())
                .map(device -> ServerEvents.localDeviceReady(Device.KIND.wire(device, View.PUBLIC)))
                .ifPresent(event -> hall.tell(session, event, state));
        rooms.packages().all(SoundCard.KIND, state, keys).forEach(event -> hall.tell(session, event, state));
    }

    /**
     * All stages first, then all groups, as each stood when its hall was entered; what came later follows. It is the first move: where the person
     * goes meanwhile, from another device, comes behind it.
     */
    private CompletionStage<Void> listed(Session session, State person) {
        List<Listed> entered = new ArrayList<>();
        List<AggregateId> stages = new ArrayList<>();
        CompletionStage<Void> all = CompletableFuture.completedStage(null);
        for (Entity listing : StageListing.KIND.all(person)) {
            AggregateId stage = Names.stage(new Id<>(listing.id().hex()));
            long seq = StageListing.SEQ.of(listing).orElse(0L);
            Listed listed = new Listed();
            entered.add(listed);
            stages.add(stage);
            CompletionStage<Void> one = session.attendance().enter(stage, seq, (hall, state) -> {
                hall.hold(session, Visibility.of(state, session.user(), false));
                listed.enter(hall, state);
            });
            all = all.thenCombine(one, (some, more) -> null);
        }
        return all.thenCompose(done -> {
            entered.forEach(listed -> listed.tell(session, rooms.packages(), Stage.KIND));
            entered.forEach(listed -> listed.tell(session, rooms.packages(), Group.KIND));
            CompletionStage<Void> released = CompletableFuture.completedStage(null);
            for (AggregateId stage : stages) {
                CompletionStage<Void> one =
                        session.attendance().visit(stage, 0, (hall, state) -> hall.release(session));
                released = released.thenCombine(one, (some, more) -> null);
            }
            return released;
        });
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
                .ifPresent(user -> session.attendance().comeIn(user, false));
    }

    private void ready(Session session, Hall<Session> hall, State state) {
        User.KIND.find(state, session.user()).ifPresent(user -> hall.tell(session, person(user), state));
        Map<String, @Nullable Object> setting = new LinkedHashMap<>(turn.credentials());
        if (session.resumes()) {
            setting.put("seqs", seqs(session));
        }
        hall.tell(session, ServerEvents.ok(setting), state);
    }

    private Map<String, @Nullable Object> seqs(Session session) {
        Map<String, @Nullable Object> seqs = new LinkedHashMap<>();
        for (AggregateId aggregate : session.attendance().halls()) {
            rooms.aggregates().held(aggregate).ifPresent(held -> seqs.put(aggregate.toString(), held.seq()));
        }
        return seqs;
    }

    private static Event person(Entity user) {
        return ServerEvents.userReady(User.KIND.wire(user, View.PUBLIC));
    }

    /** A stage's hall as it was entered. */
    private static final class Listed {
        private @Nullable Hall<Session> hall;
        private @Nullable State state;

        void enter(Hall<Session> entered, State at) {
            hall = entered;
            state = at;
        }

        void tell(Session session, Packages packages, EntityKind<?> kind) {
            Hall<Session> in = hall;
            State at = state;
            if (in != null && at != null) {
                Set<String> keys = Visibility.of(at, session.user(), false);
                packages.all(kind, at, keys).forEach(event -> in.tellNow(session, event, at));
            }
        }
    }
}
