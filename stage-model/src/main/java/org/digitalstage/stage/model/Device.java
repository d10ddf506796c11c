package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.flag;
import static org.digitalstage.platform.aggregate.kind.Field.list;
import static org.digitalstage.platform.aggregate.kind.Field.number;
import static org.digitalstage.platform.aggregate.kind.Field.oneOf;
import static org.digitalstage.platform.aggregate.kind.Field.text;
import static org.digitalstage.platform.aggregate.kind.Field.time;
import static org.digitalstage.platform.aggregate.kind.Field.word;

import java.util.List;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.platform.text.TextRule;

/** A machine of a person: a browser, a sound box. Native clients need its uuid to be a text and its flags to be there. */
public final class Device {

    public static final Field<Id<User>> USER_ID = Field.id("userId");
    public static final Field<String> UUID = text("uuid", Texts.PART).orNull().onCreation();
    public static final Field<String> TYPE = word("type", 32).onCreation();
    public static final Field<Boolean> REQUEST_SESSION = no("requestSession").onCreation();
    public static final Field<String> NAME =
            text("name", Texts.NAME).byDefault("").personal().writable();

    /** Whether at least one connection is there; never a client's to say. */
    public static final Field<Boolean> ONLINE = flag("online").byDefault(false);

    public static final Field<Long> CREATED_AT = time("createdAt");
    public static final Field<Long> LAST_LOGIN_AT = time("lastLoginAt");

    /**
     * The connections that make it online, the newest last, each {@code {connection, boot, page, coming?, lost?, stages?}}: {@code page} is the one
     * with which its client last began anew. It is {@code coming} until it has its first state where another was there before, and {@code lost}
     * while it may still come back.
     */
    public static final Field<List<Object>> CONNECTIONS =
            list("connections").byDefault(List.of()).internal();

    /** The id of a camera, microphone or loudspeaker in a browser. */
    private static final TextRule MEDIA_DEVICE = TextRule.mark(500);

    private static final List<Field<?>> IDENTITY =
            List.of(USER_ID, UUID, TYPE, REQUEST_SESSION, NAME, ONLINE, CREATED_AT, LAST_LOGIN_AT, CONNECTIONS);

    /** The cards it plays on and listens with; clients of 2021 know one only. */
    public static final List<Field<?>> SOUND_CARDS =
            List.of(soundCard("inputSoundCardId"), soundCard("outputSoundCardId"), soundCard("soundCardId"));

    private static final List<Field<?>> MEDIA = List.of(
            no("canAudio"), no("canVideo"), no("sendAudio"), no("sendVideo"), no("receiveAudio"), no("receiveVideo"));

    private static final List<Field<?>> SOUND = List.of(
            text("audioEngine", Texts.MARK).byDefault("webaudio").writable(),
            text("audioDriver", Texts.MARK).orAbsent().writable(),
            level("volume").byDefault(1.0).continuous(),
            number("balance", 0, 1).byDefault(0.5).writable().continuous(),
            number("buffer", 0, 1_000_000).byDefault(4096.0).writable(),
            level("egoGain").byDefault(1.0),
            level("egoVolume").orAbsent());

    private static final List<Field<?>> NETWORK = List.of(
            yes("useP2P"),
            no("canOv"),
            no("ovRawMode"),
            no("ovRenderISM"),
            yes("ovP2p"),
            yes("ovRenderReverb"),
            oneOf("ovReceiverType", "ortf", "hrtf").byDefault("ortf").writable(),
            level("ovReverbGain").byDefault(0.4));

    private static final List<Field<?>> SIGHT = List.of(
            oneOf("displayMode", "boxes", "lanes").orAbsent().writable(),
            number("numLanes", 0, 1000).orAbsent().writable(),
            number("numBoxes", 0, 1000).orAbsent().writable(),
            flag("showOffline").orAbsent().writable());

    private static final List<Field<?>> BROWSER = List.of(
            list("inputVideoDevices").orAbsent().personal().writable(),
            list("inputAudioDevices").orAbsent().personal().writable(),
            list("outputAudioDevices").orAbsent().personal().writable(),
            text("inputVideoDeviceId", MEDIA_DEVICE).orAbsent().writable(),
            text("inputAudioDeviceId", MEDIA_DEVICE).orAbsent().writable(),
            text("outputAudioDeviceId", MEDIA_DEVICE).orAbsent().writable());

    public static final EntityKind<Device> KIND = EntityKind.<Device>named("device")
            .code("d")
            .childOf(User.KIND, USER_ID)
            .fields(Stream.of(IDENTITY, MEDIA, SOUND, SOUND_CARDS, NETWORK, SIGHT, BROWSER)
                    .<Field<?>>flatMap(List::stream)
                    .toList())
            .open()
            .ignores("apiServer")
            .may(Verb.CHANGE, Who.OWNER, "Unknown device <id>", "No privileges")
            .may(Verb.REMOVE, Who.OWNER, "No privileges", "No privileges")
            .seenBy(Audiences.OWN)
            .tellsAlways(USER_ID)
            .about(USER_ID)
            .atMost(32)
            .declared();

    private Device() {}

    private static Field<?> soundCard(String name) {
        return Field.<SoundCard>id(name).orNull().writable();
    }

    private static Field<Boolean> no(String name) {
        return flag(name).byDefault(false).writable();
    }

    private static Field<Boolean> yes(String name) {
        return flag(name).byDefault(true).writable();
    }

    private static Field<Double> level(String name) {
        return number(name, 0, 100).writable();
    }
}
