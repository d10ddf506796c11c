package org.digitalstage.stage.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Decision.Request;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageMember;

/** Memberships end: given up, or with the person. */
final class Membership {

    private Membership() {}

    /** An admin stays one: the stage is still listed for him. */
    static Decision giveUp(OnStage.LeaveForGood command, Facts facts) {
        Entity member = new Floor(facts)
                .member(command.actor().user())
                .orElseThrow(() -> new Rejected("not-member", "Not member of stage"));
        return Removal.of(StageMember.KIND, member, facts);
    }

    /** A stage that nobody else administers goes with the person. */
    static Decision depart(OnStage.Depart command, Facts facts) {
        Floor floor = new Floor(facts);
        Optional<Entity> stage = floor.stage();
        if (stage.isEmpty()) {
            return Decision.nothing();
        }
        if (Stage.ADMINS.require(stage.get()).equals(List.of(command.user()))) {
            return Removal.of(Stage.KIND, stage.get(), facts);
        }
        Changes changes = new Changes(facts, floor.id());
        changes.change(Stage.KIND, stage.get(), Appointed.without(stage.get(), command.user()));
        floor.member(command.user()).ifPresent(member -> changes.remove(StageMember.KIND, member.id()));
        Decision decision = Removal.decision(changes, floor);
        if (floor.member(command.user()).isPresent()) {
            return decision;
        }
        List<Request> requests = new ArrayList<>(decision.requests());
        requests.add(Removal.unlisted(floor, command.user())); // he may have come back as somebody new
        return decision.then(requests);
    }
}
