package org.digitalstage.stage.socket;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.kind.Event;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.fanout.Hall;
import org.digitalstage.stage.fanout.HallKeeper;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.protocol.ServerEvents;
import org.jspecify.annotations.Nullable;

/**
 * Leads sessions in and out: a person's own entries say which stages are listed and where he is; a stage's entries take away at once what
 * someone may no longer see.
 */
final class Ushers implements HallKeeper<Session> {

    private @Nullable Rooms rooms;

    /** Rooms need ushers, and ushers rooms: they meet here, before the first session. */
    void at(Rooms where) {
        rooms = where;
    }

    /** Whoever is inside leaves a stage before the stage goes: clients look it up until then. */
    @Override
    public Optional<Event> ahead(AggregateId aggregate, Change change, Set<String> keys) {
        return change instanceof Change.Removed
                        && isOf(change, Stage.KIND.noun())
                        && Visibility.isInside(keys, aggregate)
                ? Optional.of(ServerEvents.stageLeft())
                : Optional.empty();
    }

    @Override
    public void applied(Hall<Session> hall, State before, Entry entry, State after) {
        List<Change> changes =
                entry.steps().stream().flatMap(step -> step.changes().stream()).toList();
        switch (hall.aggregate().type()) {
            case Names.USER -> ofPerson(hall, changes, after);
            case Names.STAGE -> ofStage(hall, changes, after);
            default -> {}
        }
        if (entry.steps().stream().anyMatch(step -> step.source() != null)) {
            hall.listeners().forEach(session -> session.attendance().look(after));
        }
    }

    private static void ofPerson(Hall<Session> hall, List<Change> changes, State after) {
        Optional<Entity> user = User.KIND.find(after, new Id<>(hall.aggregate().key()));
        boolean moves = changes.stream().anyMatch(Ushers::isMove);
        Optional<Id<Stage>> to = user.filter(found -> moves).flatMap(User.STAGE_ID::of);
        for (Change change : changes) {
            switch (change) {
                case Change.Added added when isOf(added, StageListing.KIND.noun()) -> list(hall, added, to);
                case Change.Removed removed when isOf(removed, Device.KIND.noun()) -> endDevice(hall, removed.id());
                case Change.Changed changed when isOf(changed, User.KIND.noun()) -> endIfClosed(hall, changed);
                default -> {}
            }
        }
        if (moves) {
            user.ifPresent(found -> move(hall, found, after, changes));
        }
        unlist(hall, changes, after);
    }

    /** Last of all moves: whoever was inside has been led out before. */
    private static void unlist(Hall<Session> hall, List<Change> changes, State after) {
        for (Change change : changes) {
            if (change instanceof Change.Removed gone
                    && isOf(gone, StageListing.KIND.noun())
                    && after.find(gone.kind(), gone.id()).isEmpty()) {
                AggregateId stage = Names.stage(new Id<>(gone.id().hex()));
                long seq = after.carriedOut().getOrDefault(stage, Place.NONE).seq();
                hall.listeners().forEach(session -> session.attendance().unlist(stage, seq));
            }
        }
    }

    /** A stage the person comes into is told as a whole, with its package. */
    private static void list(Hall<Session> hall, Change.Added listing, Optional<Id<Stage>> cameInto) {
        Id<Stage> stage = new Id<>(listing.id().hex());
        if (cameInto.filter(stage::equals).isEmpty()) {
            long at = StageListing.SEQ.in(listing.fields()).orElse(0L);
            hall.listeners().forEach(session -> session.attendance().list(stage, at));
        }
    }

    private static void endDevice(Hall<Session> hall, Id<?> device) {
        hall.listeners().stream()
                .filter(session -> session.device().hex().equals(device.hex()))
                .forEach(Session::dropWhenAnswered);
    }

    private static void endIfClosed(Hall<Session> hall, Change.Changed changed) {
        if (User.CLOSED.in(changed.fields()).orElse(false)) {
            hall.listeners().forEach(Session::dropWhenAnswered);
        }
    }

    private static boolean isMove(Change change) {
        return change instanceof Change.Changed changed
                && isOf(changed, User.KIND.noun())
                && (changed.fields().containsKey(User.JOINED.name())
                        || changed.fields().containsKey(User.JOINED_BEFORE.name())
                        || changed.fields().containsKey(User.STAGE_ID.name()));
    }

    /** The last word of the entry counts. */
    private static void move(Hall<Session> hall, Entity user, State person, List<Change> changes) {
        boolean farewell = changes.stream()
                .filter(Ushers::isMove)
                .anyMatch(change -> ((Change.Changed) change).fields().containsKey(User.STAGE_MEMBER_ID.name()));
        for (Session session : hall.listeners()) {
            if (User.STAGE_ID.of(user).isPresent()) {
                session.attendance().comeIn(user, person, farewell);
            } else {
                session.attendance().goOut(person);
            }
        }
    }

    private void ofStage(Hall<Session> hall, List<Change> changes, State after) {
        Set<Id<?>> removed = new LinkedHashSet<>();
        boolean rights = false;
        for (Change change : changes) {
            switch (change) {
                case Change.Removed gone -> {
                    removed.add(gone.id());
                    rights |= isOf(gone, StageMember.KIND.noun()) || isOf(gone, Stage.KIND.noun());
                }
                case Change.Changed changed
                when isOf(changed, Stage.KIND.noun()) ->
                    rights |= changed.fields().containsKey(Stage.ADMINS.name());
                default -> {}
            }
        }
        if (!removed.isEmpty()) {
            forget(hall, removed);
        }
        Rooms here = rooms;
        if (rights && here != null) {
            hall.listeners().forEach(session -> new Review(hall, session, after, here.packages()).say());
        }
    }

    private void forget(Hall<Session> hall, Set<Id<?>> removed) {
        Rooms here = rooms;
        if (here == null) {
            return;
        }
        hall.listeners().stream()
                .filter(session -> Visibility.isInside(hall.keys(session), hall.aggregate()))
                .map(Session::user)
                .distinct()
                .forEach(user ->
                        here.commands().forget(user, new Id<>(hall.aggregate().key()), removed));
    }

    private static boolean isOf(Change change, String noun) {
        return change.kind().equals(noun);
    }
}
