package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.text;
import static org.digitalstage.platform.aggregate.kind.Field.time;

import java.util.Optional;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.text.TextRule;

/** Somebody who may not come into a stage, with whatever password or invite. */
public final class Ban {

    public static final Field<Id<Stage>> STAGE_ID = Field.id("stageId");
    public static final Field<Id<User>> USER_ID = Field.id("userId");

    /** As the person was called then, for those who look through the list. */
    public static final Field<String> NAME =
            text("name", TextRule.PERSON_NAME).byDefault("").personal();

    /** The admin who said so. */
    public static final Field<Id<User>> BY = Field.id("by");

    public static final Field<Long> AT = time("at");

    public static final EntityKind<Ban> KIND = EntityKind.<Ban>named("ban")
            .code("sb")
            .childOf(Stage.KIND, STAGE_ID)
            .fields(STAGE_ID, USER_ID, NAME, BY, AT)
            .uniqueBy(USER_ID)
            .seenBy(Audiences.DESK)
            .inPackageAs("bans")
            .about(USER_ID)
            .atMost(1000)
            .declared();

    private Ban() {}

    public static Optional<Entity> of(Facts stage, Id<User> user) {
        return KIND.where(stage, USER_ID, user).stream().findFirst();
    }
}
