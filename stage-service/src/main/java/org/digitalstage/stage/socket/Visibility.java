package org.digitalstage.stage.socket;

import java.util.LinkedHashSet;
import java.util.Set;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Audience;
import org.digitalstage.stage.model.Audiences;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.User;

/** Which audience keys of a stage a person may hold: the one place that says so. */
final class Visibility {

    private Visibility() {}

    /** The keys for someone who wants to be inside, or only to have the stage listed. Empty for a stranger. */
    static Set<String> of(Facts stage, Id<User> user, boolean inside) {
        boolean admin = Stage.KIND
                .find(stage, new Id<>(stage.aggregate().key()))
                .flatMap(Stage.ADMINS::of)
                .filter(admins -> admins.contains(user))
                .isPresent();
        boolean member =
                !StageMember.KIND.where(stage, StageMember.USER_ID, user).isEmpty();
        Set<String> keys = new LinkedHashSet<>();
        if (admin || member) {
            add(keys, Audiences.LISTED, stage.aggregate());
        }
        if (admin) {
            add(keys, Audiences.ADMINS, stage.aggregate());
        }
        if (member && inside) {
            add(keys, Audiences.INSIDE, stage.aggregate());
        }
        if (member && inside && admin) {
            add(keys, Audiences.DESK, stage.aggregate());
        }
        return keys;
    }

    static boolean isInside(Set<String> keys, AggregateId stage) {
        return Audiences.INSIDE.key(stage).filter(keys::contains).isPresent();
    }

    static boolean isAdmin(Set<String> keys, AggregateId stage) {
        return Audiences.ADMINS.key(stage).filter(keys::contains).isPresent();
    }

    static boolean isAtDesk(Set<String> keys, AggregateId stage) {
        return Audiences.DESK.key(stage).filter(keys::contains).isPresent();
    }

    private static void add(Set<String> keys, Audience audience, AggregateId stage) {
        audience.key(stage).ifPresent(keys::add);
    }
}
