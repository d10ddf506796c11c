package org.digitalstage.stage.feature;

import java.util.List;
import java.util.Optional;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.StageUser;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.Who;

/**
 * A stage as its rules look at it.
 *
 * @param facts the stage's aggregate
 */
record Floor(Facts facts) {

    Id<Stage> id() {
        return new Id<>(facts.aggregate().key());
    }

    Optional<Entity> stage() {
        return Stage.KIND.find(facts, id());
    }

    /** The stage; a stage that is not there is the one thing every client knows by this sentence. */
    Entity existing() {
        return stage().orElseThrow(() -> new Rejected("not-found", "Not found"));
    }

    /** The number that the entry now decided on will have. */
    long now() {
        return facts.seq() + 1;
    }

    Optional<Entity> person(Id<User> user) {
        return StageUser.KIND.find(facts, new Id<>(user.hex()));
    }

    boolean isInside(Id<User> user) {
        return Who.INSIDE.allows(user, facts, Optional.empty());
    }

    Optional<Entity> member(Id<User> user) {
        return StageMember.KIND.where(facts, StageMember.USER_ID, user).stream().findFirst();
    }

    boolean isAdmin(Id<User> user) {
        return stage().flatMap(Stage.ADMINS::of)
                .filter(admins -> admins.contains(user))
                .isPresent();
    }

    /** Whether the stage is listed for this person: admins and members see it, inside or not. */
    boolean isListed(Id<User> user) {
        return isAdmin(user) || member(user).isPresent();
    }

    List<Entity> devices(Id<User> user) {
        return StageDevice.KIND.where(facts, StageDevice.USER_ID, user);
    }

    Optional<Entity> device(Id<Device> device) {
        return StageDevice.KIND.where(facts, StageDevice.DEVICE_ID, device).stream()
                .findFirst();
    }
}
