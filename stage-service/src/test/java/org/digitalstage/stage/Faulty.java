package org.digitalstage.stage;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Payloads that are all right but for one fault, for every command. Names in angle brackets stand for ids of the test. */
final class Faulty {

    /** What can be wrong. */
    enum Fault {
        MISSING,
        WRONG_TYPE,
        OVERSIZE,
        UNSEEN_TEXT,
        UNKNOWN_ID,
        FOREIGN_ID,
        NO_RIGHT
    }

    /**
     * One payload with one fault.
     *
     * @param who asks for it
     */
    record Row(
            String command,
            Fault fault,
            String who,
            @Nullable Object payload) {}

    static final String NOBODY = "00112233445566778899aabb";

    private static final Set<Fault> OWN = EnumSet.of(Fault.UNKNOWN_ID, Fault.FOREIGN_ID, Fault.NO_RIGHT);

    /** What cannot be wrong with a command, because there is nothing of the kind in it. */
    static final Map<String, Set<Fault>> NOT_IN = Map.ofEntries(
            entry("change-user", OWN),
            entry("set-sound-card", OWN),
            entry("change-device", Set.of(Fault.NO_RIGHT)), // who has no right to a device has a foreign id
            entry("create-stage", Set.of(Fault.FOREIGN_ID)),
            entry("leave-stage", EnumSet.complementOf(EnumSet.of(Fault.WRONG_TYPE))),
            entry("state-hash", EnumSet.complementOf(EnumSet.of(Fault.WRONG_TYPE))),
            entry("send-message", Set.of(Fault.UNKNOWN_ID, Fault.FOREIGN_ID)),
            entry("renew-token", Set.of(Fault.UNKNOWN_ID, Fault.NO_RIGHT, Fault.UNSEEN_TEXT)),
            entry("join-stage", Set.of(Fault.UNSEEN_TEXT)), // a password is whatever was typed
            entry("change-stage-member", Set.of(Fault.UNSEEN_TEXT)),
            entry("set-custom-stage-member-volume", Set.of(Fault.UNSEEN_TEXT)),
            entry("set-custom-stage-member-position", Set.of(Fault.UNSEEN_TEXT)),
            entry("remove-stage", Set.of(Fault.OVERSIZE, Fault.UNSEEN_TEXT)),
            entry("remove-group", Set.of(Fault.OVERSIZE, Fault.UNSEEN_TEXT)),
            entry("remove-audio-track", Set.of(Fault.OVERSIZE, Fault.UNSEEN_TEXT)));

    private static final String LONG_NAME = "n".repeat(101);
    private static final String LONG_TEXT = "t".repeat(2001);

    private final List<Row> rows = new ArrayList<>();

    private Faulty() {}

    static List<Row> rows() {
        Faulty faulty = new Faulty();
        faulty.person();
        faulty.stages();
        faulty.groups();
        faulty.members();
        faulty.tracks();
        faulty.talk();
        return faulty.rows;
    }

    private void row(String command, Fault fault, @Nullable Object... payloads) {
        rowBy("anna", command, fault, payloads);
    }

    private void rowBy(String who, String command, Fault fault, @Nullable Object... payloads) {
        for (Object payload : payloads) {
            rows.add(new Row(command, fault, who, payload));
        }
    }

    private void person() {
        row("change-user", Fault.MISSING, (Object) null);
        row(
                "change-user",
                Fault.WRONG_TYPE,
                7,
                "x",
                List.of(),
                of("name", 5),
                of("name", null),
                of("avatarUrl", Map.of()));
        row("change-user", Fault.OVERSIZE, of("name", LONG_NAME), of("avatarUrl", LONG_TEXT));

        row("change-user", Fault.UNSEEN_TEXT, of("name", ""), of("name", " "), of("name", "\u200b\u200b"));
        row("change-user", Fault.UNSEEN_TEXT, of("name", "A\nB"), of("name", "A\0B"), of("name", "\u001b[31mred"));
        row("change-user", Fault.UNSEEN_TEXT, of("name", "\u202eannA"), of("avatarUrl", "javascript:alert(1)"));

        row("change-device", Fault.MISSING, null, of(), of("volume", 1));
        row("change-device", Fault.WRONG_TYPE, "x", of("_id", 7), of("_id", "<device>", "volume", "loud"));
        row(
                "change-device",
                Fault.WRONG_TYPE,
                of("_id", "<device>", "canAudio", 1),
                of("_id", "<device>", "balance", null));
        row("change-device", Fault.WRONG_TYPE, of("_id", "<device>", "inputAudioDevices", Map.of()));
        row("change-device", Fault.WRONG_TYPE, of("_id", "<device>", "ovReceiverType", "stereo"));
        row(
                "change-device",
                Fault.OVERSIZE,
                of("_id", "<device>", "name", LONG_NAME),
                of("_id", "<device>", "balance", 2));
        row("change-device", Fault.UNSEEN_TEXT, of("_id", "<device>", "name", "\u2800"));
        open("change-device", of("_id", "<device>"));
        row("change-device", Fault.UNKNOWN_ID, of("_id", NOBODY, "volume", 1));
        row("change-device", Fault.FOREIGN_ID, of("_id", "<bert's device>", "volume", 1));

        Map<String, Object> card = of("audioDriver", "alsa", "type", "input", "uuid", "u");
        row("set-sound-card", Fault.MISSING, null, of());
        card.keySet().forEach(key -> row("set-sound-card", Fault.MISSING, without(card, key)));
        row("set-sound-card", Fault.WRONG_TYPE, with(card, "type", "both"), with(card, "sampleRate", "x"));
        row(
                "set-sound-card",
                Fault.WRONG_TYPE,
                with(card, "uuid", 5),
                with(card, "channels", "x"),
                with(card, "online", 1));
        row(
                "set-sound-card",
                Fault.OVERSIZE,
                with(card, "uuid", "u".repeat(201)),
                with(card, "label", "l".repeat(201)));
        row("set-sound-card", Fault.OVERSIZE, with(card, "sampleRates", Collections.nCopies(65, 48_000)));
        row("set-sound-card", Fault.UNSEEN_TEXT, with(card, "uuid", "a\nb"), with(card, "label", "\0"));
        open("set-sound-card", card);

        row("renew-token", Fault.MISSING, null, of(), "");
        row("renew-token", Fault.WRONG_TYPE, 7, List.of(), of("token", 7), "nonsense", "a.b.c");
        row("renew-token", Fault.OVERSIZE, "t".repeat(17_000));
        row("renew-token", Fault.FOREIGN_ID, "<bert's token>");
        row("state-hash", Fault.WRONG_TYPE, 7, "x", List.of(), of("a", 1));
    }

    private void stages() {
        row("create-stage", Fault.MISSING, (Object) null);
        settings("create-stage", of());
        row("create-stage", Fault.OVERSIZE, of("password", "********"));
        row("create-stage", Fault.UNKNOWN_ID, of("admins", List.of(NOBODY)), of("soundEditors", List.of(NOBODY)));
        rowBy("carl", "create-stage", Fault.NO_RIGHT, of("name", "Chor"));

        Map<String, Object> change = of("_id", "<stage>");
        row("change-stage", Fault.MISSING, null, of(), of("name", "x"));
        settings("change-stage", change);
        row("change-stage", Fault.WRONG_TYPE, of("_id", 7, "name", "x"), with(change, "admins", List.of()));
        row("change-stage", Fault.UNKNOWN_ID, of("_id", NOBODY, "name", "x"));
        row("change-stage", Fault.UNKNOWN_ID, with(change, "admins", List.of("<anna>", NOBODY)));
        row("change-stage", Fault.UNKNOWN_ID, with(change, "soundEditors", List.of(NOBODY)));
        row(
                "change-stage",
                Fault.FOREIGN_ID,
                of("_id", "<group>", "name", "x"),
                of("_id", "<bert's stage>", "name", "x"));
        rowBy(
                "bert",
                "change-stage",
                Fault.NO_RIGHT,
                with(change, "name", "x"),
                with(change, "admins", List.of("<anna>")));
        rowBy("zoe", "change-stage", Fault.NO_RIGHT, with(change, "name", "x"), with(change, "password", "x"));

        row("remove-stage", Fault.MISSING, null, "");
        row("remove-stage", Fault.WRONG_TYPE, 7, of("_id", "<stage>"), List.of("<stage>"));
        row("remove-stage", Fault.UNKNOWN_ID, NOBODY);
        row("remove-stage", Fault.FOREIGN_ID, "<group>", "<bert's stage>");
        rowBy("bert", "remove-stage", Fault.NO_RIGHT, "<stage>");
        rowBy("zoe", "remove-stage", Fault.NO_RIGHT, "<stage>");

        row("join-stage", Fault.MISSING, null, of(), of("groupId", "<group>"));
        row("join-stage", Fault.WRONG_TYPE, "<stage>", of("stageId", 7), of("stageId", "<stage>", "password", 7));
        row("join-stage", Fault.WRONG_TYPE, of("stageId", "<stage>", "groupId", 7, "password", "geheim"));
        row("join-stage", Fault.OVERSIZE, of("stageId", "<stage>", "password", "p".repeat(201)));
        row("join-stage", Fault.UNKNOWN_ID, of("stageId", NOBODY));
        row("join-stage", Fault.UNKNOWN_ID, of("stageId", "<stage>", "groupId", NOBODY, "password", "geheim"));
        row("join-stage", Fault.FOREIGN_ID, of("stageId", "<group>"));
        row("join-stage", Fault.FOREIGN_ID, of("stageId", "<bert's stage>", "groupId", "<group>"));
        rowBy(
                "zoe",
                "join-stage",
                Fault.NO_RIGHT,
                of("stageId", "<stage>"),
                of("stageId", "<stage>", "password", null));
        rowBy("zoe", "join-stage", Fault.NO_RIGHT, of("stageId", "<stage>", "password", "falsch"));
        row("leave-stage", Fault.WRONG_TYPE, 7, "<stage>", of("stageId", "<stage>"), List.of());
    }

    private void settings(String command, Map<String, Object> good) {
        row(command, Fault.WRONG_TYPE, 7, "x", List.of(), with(good, "name", 7), with(good, "description", null));
        row(
                command,
                Fault.WRONG_TYPE,
                with(good, "width", "x"),
                with(good, "render3DAudio", 1),
                with(good, "password", 7));
        row(command, Fault.WRONG_TYPE, with(good, "admins", "<anna>"), with(good, "soundEditors", List.of("x")));
        row(command, Fault.WRONG_TYPE, with(good, "preferredPosition", of("lat", 1)), with(good, "audioType", "a b"));
        row(command, Fault.WRONG_TYPE, with(good, "iconUrl", 7), with(good, "videoType", null));
        row(command, Fault.OVERSIZE, with(good, "name", LONG_NAME), with(good, "description", LONG_TEXT));
        row(command, Fault.OVERSIZE, with(good, "iconUrl", LONG_TEXT), with(good, "password", "p".repeat(201)));
        row(command, Fault.OVERSIZE, with(good, "absorption", 2), with(good, "height", -1), with(good, "width", 1e300));
        row(command, Fault.OVERSIZE, with(good, "preferredPosition", of("lat", 91, "lng", 0)));
        row(command, Fault.OVERSIZE, with(good, "admins", Collections.nCopies(301, "<anna>")));
        row(command, Fault.OVERSIZE, with(good, "audioType", "a".repeat(33)));
        row(command, Fault.UNSEEN_TEXT, with(good, "name", "\u00ad"), with(good, "description", "\u001b"));
        row(
                command,
                Fault.UNSEEN_TEXT,
                with(good, "iconUrl", "data:image/png,x"),
                with(good, "ovAmbientSoundUrl", "x"));
        open(command, good);
    }

    private void groups() {
        Map<String, Object> create = of("stageId", "<stage>");
        row("create-group", Fault.MISSING, null, of(), of("name", "x"), of("stageId", null));
        group("create-group", create);
        row("create-group", Fault.WRONG_TYPE, of("stageId", 7), of("stageId", "x"));
        row("create-group", Fault.UNKNOWN_ID, of("stageId", NOBODY));
        row("create-group", Fault.FOREIGN_ID, of("stageId", "<bert's stage>"), of("stageId", "<group>"));
        rowBy("bert", "create-group", Fault.NO_RIGHT, create);
        rowBy("zoe", "create-group", Fault.NO_RIGHT, create);

        Map<String, Object> change = of("_id", "<group>", "name", "x");
        row("change-group", Fault.MISSING, null, of(), of("name", "x"));
        group("change-group", change);
        row("change-group", Fault.WRONG_TYPE, of("_id", 7, "name", "x"));
        row("change-group", Fault.UNKNOWN_ID, with(change, "_id", NOBODY));
        row("change-group", Fault.FOREIGN_ID, with(change, "_id", "<bert's group>"), with(change, "_id", "<stage>"));
        rowBy("bert", "change-group", Fault.NO_RIGHT, change);
        rowBy("zoe", "change-group", Fault.NO_RIGHT, change);

        row("remove-group", Fault.MISSING, null, "");
        row("remove-group", Fault.WRONG_TYPE, 7, of("_id", "<group>"), List.of("<group>"));
        row("remove-group", Fault.UNKNOWN_ID, NOBODY);
        row("remove-group", Fault.FOREIGN_ID, "<bert's group>", "<stage>", "<member>");
        rowBy("bert", "remove-group", Fault.NO_RIGHT, "<group>");
        rowBy("zoe", "remove-group", Fault.NO_RIGHT, "<group>");
    }

    private void group(String command, Map<String, Object> good) {
        row(
                command,
                Fault.WRONG_TYPE,
                7,
                "x",
                with(good, "name", 7),
                with(good, "color", null),
                with(good, "iconUrl", 7));
        row(command, Fault.OVERSIZE, with(good, "name", LONG_NAME), with(good, "description", LONG_TEXT));
        row(command, Fault.OVERSIZE, with(good, "color", LONG_NAME), with(good, "iconUrl", LONG_TEXT));
        row(command, Fault.UNSEEN_TEXT, with(good, "name", "\u3164"), with(good, "description", "\u202e"));
        row(command, Fault.UNSEEN_TEXT, with(good, "iconUrl", "JavaScript:x"), with(good, "color", "\0"));
        sound(command, good);
        place(command, good);
    }

    private void sound(String command, Map<String, Object> good) {
        row(command, Fault.WRONG_TYPE, with(good, "volume", "x"), with(good, "volume", null), with(good, "muted", 1));
        row(command, Fault.OVERSIZE, with(good, "volume", 101), with(good, "volume", -1));
    }

    private void place(String command, Map<String, Object> good) {
        row(
                command,
                Fault.WRONG_TYPE,
                with(good, "x", "x"),
                with(good, "rZ", List.of()),
                with(good, "directivity", "left"));
        row(command, Fault.OVERSIZE, with(good, "y", 1e7), with(good, "rX", -1e300));
    }

    private void members() {
        Map<String, Object> change = of("_id", "<member>", "volume", 1);
        row("change-stage-member", Fault.MISSING, null, of(), of("volume", 1));
        row("change-stage-member", Fault.WRONG_TYPE, 7, "<member>", with(change, "_id", 7), with(change, "active", 1));
        sound("change-stage-member", change);
        place("change-stage-member", change);
        row("change-stage-member", Fault.UNKNOWN_ID, with(change, "_id", NOBODY));
        row(
                "change-stage-member",
                Fault.FOREIGN_ID,
                with(change, "_id", "<group>"),
                with(change, "_id", "<bert's member>"));
        rowBy("bert", "change-stage-member", Fault.NO_RIGHT, change);
        rowBy("zoe", "change-stage-member", Fault.NO_RIGHT, change);
        for (String command : List.of("set-custom-stage-member-volume", "set-custom-stage-member-position")) {
            Map<String, Object> good = of("stageMemberId", "<member>");
            row(command, Fault.MISSING, null, of(), of("volume", 1, "x", 1));
            row(command, Fault.WRONG_TYPE, 7, "<member>", with(good, "stageMemberId", 7), with(good, "deviceId", 7));
            row(command, Fault.UNKNOWN_ID, with(good, "stageMemberId", NOBODY), with(good, "deviceId", NOBODY));
            row(
                    command,
                    Fault.FOREIGN_ID,
                    with(good, "stageMemberId", "<group>"),
                    with(good, "deviceId", "<bert's device>"));
            row(command, Fault.FOREIGN_ID, with(good, "stageMemberId", "<bert's member>"));
            rowBy("zoe", command, Fault.NO_RIGHT, good);
        }
        sound("set-custom-stage-member-volume", of("stageMemberId", "<member>"));
        place("set-custom-stage-member-position", of("stageMemberId", "<member>"));
    }

    private void tracks() {
        Map<String, Object> create = of("stageId", "<stage>");
        row("create-audio-track", Fault.MISSING, null, of(), of("type", "browser"), of("stageId", null));
        row("create-audio-track", Fault.WRONG_TYPE, 7, "<stage>", of("stageId", 7), with(create, "type", 7));
        row("create-audio-track", Fault.OVERSIZE, with(create, "type", LONG_NAME));
        row("create-audio-track", Fault.UNKNOWN_ID, of("stageId", NOBODY));
        row("create-audio-track", Fault.FOREIGN_ID, of("stageId", "<group>"), of("stageId", "<bert's stage>"));
        rowBy("zoe", "create-audio-track", Fault.NO_RIGHT, create);
        sound("create-audio-track", create);
        place("create-audio-track", create);
        open("create-audio-track", create);

        Map<String, Object> change = of("_id", "<track>");
        row("change-audio-track", Fault.MISSING, null, of(), of("volume", 1));
        row("change-audio-track", Fault.WRONG_TYPE, 7, "<track>", of("_id", 7), with(change, "type", 7));
        row("change-audio-track", Fault.OVERSIZE, with(change, "type", LONG_NAME));
        sound("change-audio-track", change);
        place("change-audio-track", change);
        open("change-audio-track", change);
        row("change-audio-track", Fault.UNKNOWN_ID, of("_id", NOBODY, "volume", 1));
        row("change-audio-track", Fault.FOREIGN_ID, of("_id", "<group>", "volume", 1));
        rowBy("bert", "change-audio-track", Fault.NO_RIGHT, with(change, "volume", 2));
        rowBy("zoe", "change-audio-track", Fault.NO_RIGHT, with(change, "volume", 2));

        row("remove-audio-track", Fault.MISSING, null, "");
        row("remove-audio-track", Fault.WRONG_TYPE, 7, of("_id", "<track>"));
        row("remove-audio-track", Fault.UNKNOWN_ID, NOBODY);
        row("remove-audio-track", Fault.FOREIGN_ID, "<group>", "<member>");
        rowBy("bert", "remove-audio-track", Fault.NO_RIGHT, "<track>");
        rowBy("zoe", "remove-audio-track", Fault.NO_RIGHT, "<track>");
    }

    private void talk() {
        row("send-message", Fault.MISSING, null, "");
        row("send-message", Fault.WRONG_TYPE, 7, of("message", "x"), List.of("x"));
        row("send-message", Fault.OVERSIZE, LONG_TEXT);
        row("send-message", Fault.UNSEEN_TEXT, " ", "\n\u200b", "\u0007", "\u202ehcsuat");
        rowBy("zoe", "send-message", Fault.NO_RIGHT, "Hallo");
        Map.of("send-p2p-offer", "offer", "send-p2p-answer", "answer", "send-ice-candidate", "iceCandidate")
                .forEach(this::signal);
    }

    private void signal(String command, String body) {
        Map<String, Object> good = of("from", "<on stage>", "to", "<bert on stage>", body, of("sdp", "v=0"));
        row(command, Fault.MISSING, null, of(), without(good, "from"), without(good, "to"));
        row(command, Fault.WRONG_TYPE, 7, "x", with(good, "from", 7), with(good, "to", null), with(good, body, "x"));
        row(command, Fault.OVERSIZE, with(good, body, of("sdp", "v".repeat(64 * 1024 + 1))));
        row(command, Fault.UNSEEN_TEXT, with(good, body, of("sdp", "v=0\0")));
        row(command, Fault.UNKNOWN_ID, with(good, "from", NOBODY), with(good, "to", NOBODY));
        row(command, Fault.FOREIGN_ID, with(good, "from", "<bert on stage>"), with(good, "to", "<member>"));
        row(command, Fault.FOREIGN_ID, with(good, "to", "<bert elsewhere>"));
        rowBy("zoe", command, Fault.NO_RIGHT, good);
    }

    /** More than an open object may hold. */
    private void open(String command, Map<String, Object> good) {
        Map<String, Object> keys = new TreeMap<>(good);
        IntStream.range(0, 65).forEach(i -> keys.put("k" + i, i));
        row(command, Fault.OVERSIZE, with(good, "more", "m".repeat(16 * 1024)), keys);
        row(command, Fault.OVERSIZE, with(good, "more", List.of(List.of(List.of(List.of(1))))));
        row(command, Fault.WRONG_TYPE, with(good, "a.b", 1), with(good, "$a", 1));
        row(command, Fault.UNSEEN_TEXT, with(good, "more", "\u001b[2J"), with(good, "a\u001b", 1));
    }

    private static Map<String, Object> of(@Nullable Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }

    private static Map<String, Object> with(Map<String, Object> good, String key, @Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>(good);
        map.put(key, value);
        return map;
    }

    private static Map<String, Object> without(Map<String, Object> good, String key) {
        Map<String, Object> map = new LinkedHashMap<>(good);
        map.remove(key);
        return map;
    }
}
