package org.digitalstage.stage.socket;

import java.util.List;
import java.util.Set;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Event;
import org.digitalstage.platform.aggregate.kind.View;
import org.digitalstage.stage.fanout.Hall;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.protocol.ServerEvents;

/**
 * What somebody is to a stage may have changed: his session is told what that means for what it sees of it.
 *
 * @param hall the stage's
 * @param after the stage as it is now
 */
record Review(Hall<Session> hall, Session session, State after, Packages packages) {

    /** What a session may no longer see ends here and now; what it sees in another way is told anew. */
    void say() {
        Set<String> had = hall.keys(session);
        boolean inside = Visibility.isInside(had, hall.aggregate());
        Set<String> has = Visibility.of(after, session.user(), inside);
        if (has.equals(had)) {
            return;
        }
        if (inside && !Visibility.isInside(has, hall.aggregate())) {
            if (!Stage.KIND.all(after).isEmpty()) {
                hall.tell(session, ServerEvents.stageLeft(), after);
            }
            session.attendance().putOut(hall.aggregate());
        }
        if (has.isEmpty()) {
            unlist();
        }
        hall.seat(session, has);
        if (looksOther(had, has)) {
            packages.all(Stage.KIND, after, has).forEach(event -> hall.tell(session, event, after));
        }
        desk(had, has);
    }

    /** A new admin gets the stage as admins do; who is none any more loses what only they see. */
    private boolean looksOther(Set<String> had, Set<String> has) {
        boolean was = Visibility.isAdmin(had, hall.aggregate());
        boolean is = Visibility.isAdmin(has, hall.aggregate());
        return is != was && (is || Stage.KIND.all(after).stream().anyMatch(Review::showsMoreToAdmins));
    }

    private static boolean showsMoreToAdmins(Entity stage) {
        return !Stage.KIND.wire(stage, View.ADMIN).equals(Stage.KIND.wire(stage, View.PUBLIC));
    }

    /** A stage that is no more told of its own end already. */
    private void unlist() {
        if (!Stage.KIND.all(after).isEmpty()) {
            packages.unlisting(after).forEach(event -> hall.tell(session, event, after));
        }
    }

    /** What only admins see who are inside comes and goes with that; clients drop it by themselves when they go out. */
    private void desk(Set<String> had, Set<String> has) {
        boolean was = Visibility.isAtDesk(had, hall.aggregate());
        boolean is = Visibility.isAtDesk(has, hall.aggregate());
        if (was == is || !Visibility.isInside(has, hall.aggregate())) {
            return;
        }
        for (EntityKind<?> kind : StageKinds.DESK) {
            List<Event> events = is ? packages.all(kind, after, has) : packages.ends(kind, after);
            events.forEach(event -> hall.tell(session, event, after));
        }
    }
}
