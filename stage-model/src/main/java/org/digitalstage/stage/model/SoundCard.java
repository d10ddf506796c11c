package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.flag;
import static org.digitalstage.platform.aggregate.kind.Field.list;
import static org.digitalstage.platform.aggregate.kind.Field.number;
import static org.digitalstage.platform.aggregate.kind.Field.numbers;
import static org.digitalstage.platform.aggregate.kind.Field.oneOf;
import static org.digitalstage.platform.aggregate.kind.Field.text;

import java.util.List;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Verb;

/** A sound card of a device, one entity for its inputs and one for its outputs. */
public final class SoundCard {

    private static final double MANY = 10_000_000;
    private static final String UNKNOWN = "Could not find or update sound card <id>";

    public static final Field<Id<User>> USER_ID = Field.id("userId");
    public static final Field<Id<Device>> DEVICE_ID = Field.id("deviceId");
    public static final Field<String> AUDIO_DRIVER =
            text("audioDriver", Texts.MARK.needed()).onCreation();
    public static final Field<String> TYPE = oneOf("type", "input", "output").onCreation();
    public static final Field<String> UUID = text("uuid", Texts.PART.needed()).onCreation();

    /** Is its uuid unless said. */
    public static final Field<String> LABEL =
            text("label", Texts.PART).personal().writable();

    public static final Field<Boolean> ONLINE = flag("online").byDefault(false).writable();

    /** What a client must say of a card, and what finds it again. */
    public static final List<Field<?>> NEEDED = List.of(AUDIO_DRIVER, TYPE, UUID);

    public static final EntityKind<SoundCard> KIND = EntityKind.<SoundCard>named("sound-card")
            .code("sc")
            .childOf(User.KIND, USER_ID)
            .childOf(Device.KIND, DEVICE_ID)
            .fields(USER_ID, DEVICE_ID, AUDIO_DRIVER, TYPE, UUID, LABEL, ONLINE)
            .fields(
                    text("audioEngine", Texts.MARK).byDefault("webaudio").writable(),
                    flag("isDefault").byDefault(false).writable(),
                    size("sampleRate").byDefault(48_000.0),
                    numbers("sampleRates", 0, MANY, 64)
                            .byDefault(List.of(48_000.0))
                            .writable(),
                    size("periodSize").byDefault(96.0),
                    size("numPeriods").byDefault(2.0),
                    size("softwareLatency").orNull(),
                    size("bufferSize").byDefault(512.0),
                    list("channels").byDefault(List.of()).personal().writable())
            .open()
            .uniqueBy(USER_ID, DEVICE_ID, AUDIO_DRIVER, TYPE, UUID)
            .may(Verb.CHANGE, Who.OWNER, UNKNOWN, UNKNOWN)
            .may(Verb.REMOVE, Who.OWNER, UNKNOWN, UNKNOWN)
            .seenBy(Audiences.OWN)
            .about(USER_ID)
            .atMost(64)
            .declared();

    private SoundCard() {}

    private static Field<Double> size(String name) {
        return number(name, 0, MANY).writable();
    }
}
