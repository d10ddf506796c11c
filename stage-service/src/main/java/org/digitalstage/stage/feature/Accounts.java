package org.digitalstage.stage.feature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Decision.Request;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** A person goes, or those who run the platform say what an account may do. */
final class Accounts {

    private Accounts() {}

    /** All there is of the person here goes; the account stays, and whoever signs in with it again begins anew. */
    static Decision remove(UserCommand.RemoveUser command, Facts facts) {
        Entity user = Whereabouts.user(facts);
        Changes changes = new Changes(facts, user.id());
        changes.remove(User.KIND, user.id());
        OnStage depart = new OnStage.Depart(command.actor().user());
        return Decision.of(changes.list())
                .then(StageListing.KIND.all(facts).stream()
                        .map(listing -> Ask.stage(new Id<>(listing.id().hex()), depart))
                        .toList());
    }

    /** Whoever is inside a stage leaves it; the sockets end where they are. */
    static Decision close(UserCommand.CloseAccount command, Facts facts) {
        Entity user = ruled(facts);
        Changes changes = new Changes(facts, user.id());
        Map<String, @Nullable Object> fields = ruling(command.by(), command.now());
        fields.put(User.CLOSED.name(), command.closed());
        changes.change(User.KIND, user, fields);
        List<Request> requests = command.closed() ? Whereabouts.leave(changes, user) : List.of();
        return Decision.of(changes.list()).then(requests);
    }

    static Decision restrict(UserCommand.RestrictAccount command, Facts facts) {
        ruled(facts);
        Map<String, @Nullable Object> fields = ruling(command.by(), command.now());
        fields.put(User.CAN_CREATE_STAGE.name(), command.canCreateStage());
        return Person.change(fields, facts);
    }

    private static Entity ruled(Facts facts) {
        return User.KIND
                .find(facts, new Id<>(facts.aggregate().key()))
                .filter(user -> !Erasing.isErased(user))
                .orElseThrow(() -> new Rejected(
                        "not-found", "Unknown user " + facts.aggregate().key()));
    }

    private static Map<String, @Nullable Object> ruling(Actor by, long now) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(User.RULED_BY.name(), by.user().hex());
        fields.put(User.RULED_AT.name(), now);
        return fields;
    }
}
