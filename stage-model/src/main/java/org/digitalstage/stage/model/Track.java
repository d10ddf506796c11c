package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.text;
import static org.digitalstage.platform.aggregate.kind.Field.time;

import java.util.List;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Declaration;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Verb;

/** What tracks of sound and of pictures have alike. Their other fields belong to clients and media routers. */
public final class Track {

    public static final Field<Id<User>> USER_ID = Field.id("userId");
    public static final Field<Id<Device>> DEVICE_ID = Field.id("deviceId");
    public static final Field<Id<Stage>> STAGE_ID = Field.id("stageId");
    public static final Field<Id<StageMember>> STAGE_MEMBER_ID = Field.id("stageMemberId");
    public static final Field<Id<StageDevice>> STAGE_DEVICE_ID = Field.id("stageDeviceId");

    /** {@code browser} for WebRTC between browsers, {@code mediasoup}, {@code ov}, {@code jammer}. */
    public static final Field<String> TYPE =
            text("type", Texts.MARK).byDefault("").writable();

    /** The connection it was made on: what it stands for ends with that. */
    public static final Field<String> CONNECTION =
            text("connection", Texts.MARK).orAbsent().internal();

    /** What its client calls it: found again by it where it is set and not created. */
    public static final Field<String> UUID =
            text("uuid", Texts.PART.needed()).orAbsent().onCreation();

    public static final Field<Long> CREATED_AT = time("createdAt");

    private static final List<Field<?>> FIELDS =
            List.of(USER_ID, DEVICE_ID, STAGE_ID, STAGE_MEMBER_ID, STAGE_DEVICE_ID, TYPE, UUID, CREATED_AT, CONNECTION);

    private Track() {}

    static <K> Declaration<K> declared(String noun) {
        String words = noun.replace('-', ' ');
        String nowhere = "No stage device found to assign " + words + " to";
        String notDeleted = "Could not find and delete " + words + " <id>";
        return EntityKind.<K>named(noun)
                .childOf(StageDevice.KIND, STAGE_DEVICE_ID)
                .may(Verb.CREATE, Who.MEMBER, nowhere, nowhere)
                .may(
                        Verb.CHANGE,
                        Who.OWNER_OR_MANAGER,
                        "Could not find and update remote " + words + " <id>",
                        "No privileges")
                .may(Verb.REMOVE, Who.OWNER, notDeleted, notDeleted)
                .fields(FIELDS)
                .open()
                .seenBy(Audiences.INSIDE)
                .atMost(1800);
    }
}
