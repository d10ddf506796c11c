package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.flag;
import static org.digitalstage.platform.aggregate.kind.Field.text;
import static org.digitalstage.platform.aggregate.kind.Field.whole;

import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.platform.text.TextRule;

/** A person's part in a stage; it stays when the person leaves, and is then not active. */
public final class StageMember {

    public static final Field<Id<Stage>> STAGE_ID = Field.id("stageId");
    public static final Field<Id<User>> USER_ID = Field.id("userId");
    public static final Field<Id<Group>> GROUP_ID = Field.<Group>id("groupId").orNull();
    public static final Field<Boolean> ACTIVE = flag("active").byDefault(true).writable();
    public static final Field<Boolean> IS_DIRECTOR =
            flag("isDirector").byDefault(false).writable();

    /** The person's name, as the person has it. */
    public static final Field<String> NAME =
            text("name", TextRule.PERSON_NAME).byDefault("").personal();

    /** Its place in a row of all members; managers may move it. */
    public static final Field<Long> INDEX = whole("index", 0, 1_000_000).writable();

    public static final Field<Boolean> SOLO = flag("solo").byDefault(false).writable();

    /** A manager wants it to be silent: it is muted, and stays so until this is taken back by those who may. */
    public static final Field<Boolean> SILENCED =
            flag("silenced").byDefault(false).writable();

    /** The stage's entry with which the person came in last. */
    public static final Field<Long> JOINED = whole("joined", 0, 1L << 53).internal();

    /** How often the person had come in with that entry before. */
    public static final Field<Long> JOINED_BEFORE =
            whole("joinedBefore", 0, 1L << 31).internal();

    /** The number of the stage's password when the person came in last. */
    public static final Field<Long> ADMITTED = whole("admitted", 0, 1L << 53).internal();

    public static final EntityKind<StageMember> KIND = EntityKind.<StageMember>named("stage-member")
            .code("sm")
            .childOf(Stage.KIND, STAGE_ID)
            .childOf(Group.KIND, GROUP_ID)
            .fields(STAGE_ID, USER_ID, GROUP_ID, NAME, ACTIVE, IS_DIRECTOR, INDEX, SOLO, SILENCED)
            .fields(JOINED, JOINED_BEFORE, ADMITTED)
            .fields(Volume.FIELDS)
            .fields(Position.FIELDS)
            .uniqueBy(USER_ID)
            .may(
                    Verb.CHANGE,
                    Who.MANAGER,
                    "Unknown stage member <id>",
                    "User <user> has no privileges to change stage member <id>")
            .may(
                    Verb.REMOVE,
                    Who.SENIOR,
                    "Unknown stage member <id>",
                    "User <user> has no privileges to remove stage member <id>")
            .seenBy(Audiences.INSIDE)
            .about(USER_ID)
            .inPackageAs("stageMembers")
            .atMost(300)
            .declared();

    private StageMember() {}
}
