package org.digitalstage.stage.feature;

import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.User;

/** Who must give the password of a stage: neither its admins, nor members who were let in since it was set. */
public final class Entrance {

    private Entrance() {}

    /** False also where the stage has none. */
    public static boolean needsPassword(Facts stage, Id<User> user) {
        Floor floor = new Floor(stage);
        return floor.stage().flatMap(Stage.PASSWORD_HASH::of).isPresent()
                && !floor.isAdmin(user)
                && floor.member(user)
                        .filter(member -> admitted(member) == number(floor))
                        .isEmpty();
    }

    /** The password that holds now. */
    static long number(Floor floor) {
        return floor.stage().flatMap(Stage.PASSWORD_NUMBER::of).orElse(0L);
    }

    /** Members from before passwords had numbers were let in with the one that held then. */
    private static long admitted(Entity member) {
        return StageMember.ADMITTED.of(member).orElse(0L);
    }
}
