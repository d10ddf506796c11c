package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.flag;
import static org.digitalstage.platform.aggregate.kind.Field.json;
import static org.digitalstage.platform.aggregate.kind.Field.list;
import static org.digitalstage.platform.aggregate.kind.Field.text;
import static org.digitalstage.platform.aggregate.kind.Field.whole;
import static org.digitalstage.platform.aggregate.kind.Field.word;

import java.util.List;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Verb;

/** A device of a member in a stage. */
public final class StageDevice {

    /** The type of the devices that send sound by ov. */
    public static final String OV = "ov";

    /** How many streams ov has: only orders below this can send there. */
    public static final int OV_STREAMS = 30;

    public static final Field<Id<User>> USER_ID = Field.id("userId");
    public static final Field<Id<Device>> DEVICE_ID = Field.id("deviceId");
    public static final Field<Id<Stage>> STAGE_ID = Field.id("stageId");
    public static final Field<Id<StageMember>> STAGE_MEMBER_ID = Field.id("stageMemberId");

    /** As it was when the device came in. */
    public static final Field<Id<Group>> GROUP_ID = Field.<Group>id("groupId").orNull();

    public static final Field<String> TYPE = word("type", 32);

    /** The type of the device, which clients show as its name. */
    public static final Field<String> NAME = text("name", Texts.NAME).writable();

    public static final Field<Boolean> ACTIVE = flag("active").byDefault(false).writable();

    /** A number that no other device of the stage has; the stream of an ov device. */
    public static final Field<Long> ORDER = whole("order", 0, 899);

    /** Boot ids of the instances that hold a connection of it. */
    public static final Field<List<Object>> BOOTS =
            list("boots").byDefault(List.of()).internal();

    /** The entry of its person's aggregate after which it was so. */
    public static final Field<Long> AS_OF = whole("asOf", 0, 1L << 53).internal();

    /** The page of it that others talk to, as {@link Device#CONNECTIONS} has it. */
    public static final Field<String> PAGE = text("page", Texts.MARK).orAbsent().internal();

    public static final Field<Boolean> SEND_LOCAL =
            flag("sendLocal").byDefault(true).writable();

    public static final EntityKind<StageDevice> KIND = EntityKind.<StageDevice>named("stage-device")
            .code("sd")
            .childOf(StageMember.KIND, STAGE_MEMBER_ID)
            .fields(
                    USER_ID,
                    DEVICE_ID,
                    STAGE_ID,
                    STAGE_MEMBER_ID,
                    GROUP_ID,
                    TYPE,
                    NAME,
                    ACTIVE,
                    ORDER,
                    SEND_LOCAL,
                    BOOTS,
                    AS_OF,
                    PAGE)
            .fields(Volume.FIELDS)
            .fields(Position.FIELDS)
            .fields(json("offer").orAbsent())
            .uniqueBy(DEVICE_ID)
            .may(
                    Verb.CHANGE,
                    Who.MANAGER,
                    "Unknown stage device <id>",
                    "User <user> has no privileges to change stage device <id>")
            .may(
                    Verb.REMOVE,
                    Who.SENIOR,
                    "Unknown stage device <id>",
                    "User <user> has no privileges to remove stage device <id>")
            .seenBy(Audiences.INSIDE)
            .inPackageAs("stageDevices")
            .atMost(900)
            .declared();

    private StageDevice() {}

    /** Whether it sends sound by ov. */
    public static boolean isOv(Entity device) {
        return OV.equals(device.get(TYPE.name()));
    }
}
