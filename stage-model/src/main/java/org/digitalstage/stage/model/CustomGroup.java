package org.digitalstage.stage.model;

import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Verb;

/** How one group of a stage hears another one, whatever that sounds like for the rest: clients of 2022 mix whole groups so. */
public final class CustomGroup {

    public static final Field<Id<Stage>> STAGE_ID = Field.id("stageId");

    /** Who hears. */
    public static final Field<Id<Group>> GROUP_ID = Field.id("groupId");

    /** What is heard. */
    public static final Field<Id<Group>> TARGET_GROUP_ID = Field.id("targetGroupId");

    public static final EntityKind<CustomGroup> KIND = EntityKind.<CustomGroup>named("custom-group")
            .code("c-g")
            .childOf(Group.KIND, GROUP_ID)
            .childOf(Group.KIND, TARGET_GROUP_ID)
            .fields(STAGE_ID, GROUP_ID, TARGET_GROUP_ID)
            .fields(Volume.FIELDS)
            .fields(Position.CENTRED)
            .uniqueBy(GROUP_ID, TARGET_GROUP_ID)
            .may(
                    Verb.REMOVE,
                    Who.MANAGER,
                    "Unknown custom group <id>",
                    "User <user> has no privileges to remove custom group <id>")
            .seenBy(Audiences.INSIDE)
            .inPackageAs("customGroups")
            .atMost(2500)
            .declared();

    private CustomGroup() {}
}
