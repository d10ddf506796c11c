package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.flag;
import static org.digitalstage.platform.aggregate.kind.Field.text;
import static org.digitalstage.platform.aggregate.kind.Field.time;
import static org.digitalstage.platform.aggregate.kind.Field.whole;

import java.util.List;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Told;
import org.digitalstage.platform.text.AddressRule;
import org.digitalstage.platform.text.TextRule;

/** A person, as that person's own devices see it; what others see is a {@link StageUser}. */
public final class User {

    /** What is read instead of the name, and of all that was written, of someone who was erased. */
    public static final String NOBODY = "Deleted user";

    /** The account at the auth-service. */
    public static final Field<String> UID = text("uid", Texts.MARK);

    public static final Field<String> NAME =
            text("name", TextRule.PERSON_NAME).byDefault("").personal().writable();
    public static final Field<String> AVATAR_URL =
            text("avatarUrl", AddressRule.PICTURE).orNull().personal().writable();
    public static final Field<Boolean> CAN_CREATE_STAGE = flag("canCreateStage").byDefault(true);
    public static final Field<Id<Stage>> STAGE_ID = Field.<Stage>id("stageId").orNull();
    public static final Field<Id<Group>> GROUP_ID = Field.<Group>id("groupId").orNull();
    public static final Field<Id<StageMember>> STAGE_MEMBER_ID =
            Field.<StageMember>id("stageMemberId").orNull();

    /** The entry of the stage with which it let the person in; tells a late farewell from one that counts. */
    public static final Field<Long> JOINED = whole("joined", 0, 1L << 53).internal();

    /** How often that entry had let the person in before: who leaves and comes back at once may do so within one. */
    public static final Field<Long> JOINED_BEFORE =
            whole("joinedBefore", 0, 1L << 31).internal();

    /** Which version of the account's profile the name and the picture are from. */
    public static final Field<Long> PROFILE_VERSION =
            whole("profileVersion", 0, 1L << 53).internal();

    /** The entry with which the person was erased; what is there then is only a tombstone. */
    public static final Field<Long> ERASED = whole("erased", 0, 1L << 53).internal();

    /** A platform administrator closed the account: nobody signs in with it until it is opened again. */
    public static final Field<Boolean> CLOSED = flag("closed").internal();

    /** The platform administrator who last closed or opened the account, or said whether it may create stages. */
    public static final Field<Id<User>> RULED_BY = Field.<User>id("ruledBy").internal();

    public static final Field<Long> RULED_AT = time("ruledAt").internal();

    static final List<Field<?>> FIELDS =
            List.of(UID, NAME, AVATAR_URL, CAN_CREATE_STAGE, STAGE_ID, GROUP_ID, STAGE_MEMBER_ID);

    public static final EntityKind<User> KIND = EntityKind.<User>named("user")
            .code("u")
            .in("user")
            .fields(FIELDS)
            .fields(JOINED, JOINED_BEFORE, PROFILE_VERSION, ERASED, CLOSED, RULED_BY, RULED_AT)
            .seenBy(Audiences.OWN)
            .tells(Told.CHANGED) // there is no event for a new one, and u-r with an id would break clients
            .atMost(1)
            .declared();

    private User() {}
}
