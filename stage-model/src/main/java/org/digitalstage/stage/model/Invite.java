package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.text;
import static org.digitalstage.platform.aggregate.kind.Field.time;

import java.util.Optional;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.jspecify.annotations.Nullable;

/** A code with which somebody comes into a stage, or one of its groups, without its password. Only who is told the code knows it. */
public final class Invite {

    public static final Field<Id<Stage>> STAGE_ID = Field.id("stageId");

    /** {@code null}: into no group in particular. */
    public static final Field<Id<Group>> GROUP_ID = Field.<Group>id("groupId").orNull();

    public static final Field<String> CODE = text("code", Texts.MARK);
    public static final Field<Long> EXPIRES_AT = time("expiresAt");

    public static final EntityKind<Invite> KIND = EntityKind.<Invite>named("invite")
            .childOf(Stage.KIND, STAGE_ID)
            .childOf(Group.KIND, GROUP_ID)
            .fields(STAGE_ID, GROUP_ID, CODE, EXPIRES_AT)
            .uniqueBy(GROUP_ID)
            .atMost(100)
            .declared();

    private Invite() {}

    /** The one with this code, if it still counts. */
    public static Optional<Entity> find(Facts stage, String code, long now) {
        return KIND.where(stage, CODE, code).stream()
                .filter(invite -> isLive(invite, now))
                .findFirst();
    }

    /** The one for this group, whether it still counts or not. */
    public static Optional<Entity> of(Facts stage, @Nullable Id<Group> group) {
        return KIND.all(stage).stream()
                .filter(invite -> GROUP_ID.of(invite).equals(Optional.ofNullable(group)))
                .findFirst();
    }

    public static boolean isLive(Entity invite, long now) {
        return EXPIRES_AT.require(invite) > now;
    }
}
