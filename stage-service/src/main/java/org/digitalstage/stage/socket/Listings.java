package org.digitalstage.stage.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.fanout.Hall;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.StageListing;
import org.jspecify.annotations.Nullable;

/** Tells a session that signs in which stages are listed for its person. */
final class Listings {

    private final Rooms rooms;

    Listings(Rooms rooms) {
        this.rooms = rooms;
    }

    /**
     * All stages first, then all groups, as each stood when its hall was entered; what came later follows. It is the first move: where the person
     * goes meanwhile, from another device, comes behind it.
     */
    CompletionStage<Void> tell(Session session, State person) {
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
            StageKinds.LISTED.forEach(kind -> entered.forEach(listed -> listed.tell(session, rooms.packages(), kind)));
            CompletionStage<Void> released = CompletableFuture.completedStage(null);
            for (AggregateId stage : stages) {
                CompletionStage<Void> one =
                        session.attendance().visit(stage, 0, (hall, state) -> hall.release(session));
                released = released.thenCombine(one, (some, more) -> null);
            }
            return released;
        });
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
