package org.digitalstage.stage.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Decision.Request;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.command.Joined;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** A person goes for ever: the stages are left, and show somebody without a name where he was. */
final class Erasing {

    private Erasing() {}

    static Decision erase(UserCommand.Erase command, Facts facts) {
        Id<User> id = new Id<>(facts.aggregate().key());
        Optional<Entity> user = User.KIND.find(facts, id);
        if (user.filter(Erasing::isErased).isPresent()) {
            return Decision.nothing();
        }
        Changes changes = new Changes(facts, id);
        changes.remove(User.KIND, id);
        changes.add(User.KIND, id, tombstone(command, facts));
        return Decision.of(changes.list())
                .then(user.map(known -> farewells(known, facts)).orElse(List.of()));
    }

    static boolean isErased(Entity user) {
        return User.ERASED.of(user).isPresent();
    }

    /** So that nobody comes to be under this id again. */
    private static Map<String, @Nullable Object> tombstone(UserCommand.Erase command, Facts facts) {
        Map<String, @Nullable Object> tombstone = new LinkedHashMap<>();
        tombstone.put(User.UID.name(), command.uid());
        tombstone.put(User.NAME.name(), User.NOBODY);
        tombstone.put(User.CAN_CREATE_STAGE.name(), false);
        tombstone.put(User.ERASED.name(), facts.seq() + 1);
        return tombstone;
    }

    private static List<Request> farewells(Entity user, Facts facts) {
        Id<User> id = new Id<>(user.id().hex());
        List<Request> farewells = new ArrayList<>();
        StageListing.KIND
                .where(facts, StageListing.MEMBER, true)
                .forEach(listing -> farewells.add(nameless(new Id<>(listing.id().hex()), id)));
        User.STAGE_ID
                .of(user)
                .ifPresent(stage -> farewells.add(Ask.stage(stage, new OnStage.Left(id, Joined.of(user)))));
        return farewells;
    }

    /** A stage let someone in who was erased meanwhile. */
    static Decision turnAway(UserCommand.EnteredStage command, Id<User> user) {
        return Decision.nothing()
                .then(List.of(
                        nameless(command.stage(), user),
                        Ask.stage(command.stage(), new OnStage.Left(user, command.joined()))));
    }

    private static Request nameless(Id<Stage> stage, Id<User> user) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put(User.NAME.name(), User.NOBODY);
        shown.put(User.AVATAR_URL.name(), null);
        return Ask.stage(stage, new OnStage.PersonChanged(user, shown));
    }
}
