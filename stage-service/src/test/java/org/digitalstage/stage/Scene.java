package org.digitalstage.stage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.digitalstage.stage.model.ListenerOverride;
import org.jspecify.annotations.Nullable;

/** Guests with different rights ask for whatever there is to ask for, on two stages; some of it is refused. */
final class Scene {

    private static final String NOBODY = "0123456789abcdef00000007";

    private final Random chance;
    private final List<Guest> guests;
    private final List<String> stages = new ArrayList<>();
    private final Set<String> done = new HashSet<>();

    Scene(Random chance, List<Guest> guests) {
        this.chance = chance;
        this.guests = guests;
    }

    /** The first guest is the admin of two stages, the others join one of them or none. */
    void open() {
        found(guests.getFirst());
        found(guests.getFirst());
        for (Guest guest : guests.subList(0, 3)) {
            ask(guest, "create-group", Map.of("stageId", stages.getFirst(), "name", guest.toString()));
            ask(guest, "join-stage", Map.of("stageId", stages.getFirst()));
        }
    }

    /** What is seldom allowed, once for certain. */
    void rarities() {
        found(guests.getFirst());
        Collections.swap(stages, 0, stages.size() - 1);
        Guest admin = guests.getFirst();
        ask(admin, "join-stage", Map.of("stageId", stages.getFirst(), "password", "geheim"));
        String track = made(ask(admin, "create-audio-track", Map.of("stageId", stages.getFirst())));
        ask(admin, "change-audio-track", Map.of("_id", track, "volume", 2));
        String stage = stages.getFirst();
        String group = made(ask(admin, "create-group", Map.of("stageId", stage)));
        ask(admin, "change-group", Map.of("_id", group, "name", "Alt"));
        ask(guests.get(2), "join-stage", of("stageId", stage, "groupId", group, "password", "geheim"));
        String video = made(ask(admin, "create-video-track", Map.of("stageId", stage)));
        ask(admin, "change-video-track", Map.of("_id", video, "solo", true));
        ask(admin, "set-audio-track", Map.of("stageId", stage, "uuid", "u"));
        ask(admin, "set-video-track", Map.of("stageId", stage, "uuid", "u"));
        for (ListenerOverride what : ListenerOverride.ALL) {
            mix(admin, what);
        }
        ask(admin, "remove-audio-track", track);
        ask(admin, "remove-video-track", video);
        scenes(admin, stage, group);
        invites(admin, stage, group);
        people(admin, stage);
        ask(admin, "remove-group", group);
        ask(admin, "change-sound-card", Map.of("_id", card(admin), "sampleRate", 44_100));
        ask(admin, "remove-sound-card", card(admin));
        ask(admin, "leave-stage-for-good", stage);
        ask(guests.get(3), "join-stage", of("stageId", stage, "password", "geheim"));
        ask(guests.get(3), "forget-stage", stage);
    }

    private void mix(Guest guest, ListenerOverride what) {
        String target = guest.holding().ids(what.target().code()).stream()
                .filter(id -> id.startsWith(stages.getFirst().substring(0, 16)))
                .findFirst()
                .orElse(NOBODY);
        ask(guest, what.setter(), of(what.targetId().name(), target, "volume", 2, "x", 2));
        guest.socket().ask("state-hash");
        ask(guest, what.remover(), one(guest.holding(), what.kind().code()));
    }

    private void scenes(Guest admin, String stage, String group) {
        String custom = made(ask(admin, "set-custom-group", Map.of("groupId", group, "targetGroupId", group)));
        ask(admin, "remove-custom-group", custom);
        String scene = made(ask(admin, "create-scene", Map.of("stageId", stage)));
        ask(admin, "change-scene", Map.of("_id", scene, "label", "Finale"));
        ask(admin, "change-stage", Map.of("_id", stage, "sceneId", scene));
        ask(admin, "remove-scene", scene);
    }

    private void invites(Guest admin, String stage, String group) {
        ask(admin, "encode-invite", Map.of("stageId", stage));
        ask(admin, "revoke-invite", Map.of("stageId", stage, "groupId", group));
        ask(admin, "decode-invite", "NOWHERE");
    }

    private void people(Guest admin, String stage) {
        Guest other = guests.get(2);
        String device = String.valueOf(other.socket().received().stream()
                .filter(each -> "ldr".equals(each.event()))
                .map(each -> Theatre.map(each.arguments().getFirst()).get("_id"))
                .toList()
                .getLast());
        other.socket().ask("state-hash");
        Holding holding = other.holding();
        String stageDevice = holding.having("sd", "deviceId", device);
        String member = holding.having("sm", "userId", other.user());
        ask(admin, "change-stage-device", Map.of("_id", stageDevice, "volume", 2));
        ask(admin, "remove-stage-device", stageDevice);
        ask(admin, "change-stage-member", Map.of("_id", member, "silenced", true));
        ask(admin, "remove-stage-member", member);
        ask(admin, "ban-user", Map.of("stageId", stage, "userId", other.user()));
        ask(admin, "unban-user", Map.of("stageId", stage, "userId", other.user()));
        ask(admin, "hand-over-stage", Map.of("stageId", stage, "userId", admin.user()));
    }

    private String card(Guest guest) {
        return String.valueOf(ask(guest, "set-sound-card", card(1.0)).get(1));
    }

    private static String made(List<@Nullable Object> answer) {
        return String.valueOf(Theatre.map(answer.get(1)).get("_id"));
    }

    private void found(Guest guest) {
        List<@Nullable Object> answer = ask(guest, "create-stage", Map.of("name", "Scene", "password", "geheim"));
        stages.add(made(answer));
    }

    private List<@Nullable Object> ask(Guest guest, String command, @Nullable Object payload) {
        List<@Nullable Object> answer = guest.socket().ask(command, payload);
        if (answer.isEmpty() || answer.getFirst() == null) {
            done.add(command);
        }
        return answer;
    }

    /** All commands that were done at least once. */
    Set<String> done() {
        return done;
    }

    void act(Guest guest) {
        Holding holding = guest.holding();
        double level = chance.nextInt(400) / 100.0;
        switch (chance.nextInt(36)) {
            case 0 -> ask(guest, "change-user", Map.of("name", "N" + chance.nextInt(100)));
            case 1 -> ask(guest, "change-device", of("_id", one(holding, "d"), "volume", level, "extra", level));
            case 2 -> ask(guest, "set-sound-card", card(level));
            case 3 -> ask(guest, "change-stage", of("_id", stage(), "width", level, "mood", List.of(level)));
            case 4 -> ask(guest, "change-stage", of("_id", stage(), "admins", some()));
            case 5 ->
                ask(guest, "change-stage", of("_id", stage(), "password", chance.nextBoolean() ? "geheim" : null));
            case 6 -> ask(guest, "create-group", of("stageId", stage(), "name", "G" + level));
            case 7 -> ask(guest, "change-group", of("_id", one(holding, "g"), "volume", level, "x", level));
            case 8 -> ask(guest, "remove-group", one(holding, "g"));
            case 9, 10, 11 -> ask(guest, "join-stage", of("stageId", stage(), "password", "geheim"));
            case 12 ->
                ask(guest, "join-stage", of("stageId", stage(), "groupId", one(holding, "g"), "password", "geheim"));
            case 13 -> ask(guest, "leave-stage", null);
            case 14, 15 ->
                ask(guest, "change-stage-member", of("_id", one(holding, "sm"), "volume", level, "y", -level));
            case 16 -> ask(guest, "change-stage-member", of("_id", one(holding, "sm"), "active", chance.nextBoolean()));
            case 17 ->
                ask(guest, "set-custom-stage-member-volume", of("stageMemberId", one(holding, "sm"), "volume", level));
            case 18 ->
                ask(guest, "set-custom-stage-member-position", of("stageMemberId", one(holding, "sm"), "x", level));
            case 19, 20 -> ask(guest, "create-audio-track", of("stageId", stage(), "type", "browser", "trackId", "t"));
            case 21 -> ask(guest, "change-audio-track", of("_id", one(holding, "a"), "muted", chance.nextBoolean()));
            case 22, 23, 24 -> ask(guest, "remove-audio-track", one(holding, "a"));
            case 25 ->
                ask(guest, "set-video-track", of("stageId", stage(), "uuid", "v" + chance.nextInt(3), "l", level));
            case 26 -> ask(guest, chance.nextBoolean() ? "forget-stage" : "leave-stage-for-good", stage());
            case 27, 28 -> order(guest, holding, level);
            case 29, 30 -> custom(guest, holding, level);
            case 31 -> mix(guest, holding, level);
            case 32 -> own(guest, holding, level);
            default -> seldom(guest, level);
        }
    }

    /** What managers do. */
    private void order(Guest guest, Holding holding, double level) {
        switch (chance.nextInt(9)) {
            case 0 -> ask(guest, "remove-stage-member", one(holding, "sm"));
            case 1 -> ask(guest, "remove-stage-device", one(holding, "sd"));
            case 2 -> ask(guest, "change-stage-device", of("_id", one(holding, "sd"), "active", chance.nextBoolean()));
            case 3 -> ask(guest, "change-stage-device", of("_id", one(holding, "sd"), "volume", level));
            case 4 ->
                ask(guest, "change-stage-member", of("_id", one(holding, "sm"), "silenced", chance.nextBoolean()));
            case 5 -> ask(guest, "ban-user", of("stageId", stage(), "userId", somebody()));
            case 6, 7 -> ask(guest, "unban-user", of("stageId", stage(), "userId", somebody()));
            default -> ask(guest, "hand-over-stage", of("stageId", stage(), "userId", somebody()));
        }
    }

    private void custom(Guest guest, Holding holding, double level) {
        switch (chance.nextInt(7)) {
            case 0, 1 ->
                ask(
                        guest,
                        "set-custom-group",
                        of("groupId", one(holding, "g"), "targetGroupId", one(holding, "g"), "volume", level));
            case 2 -> ask(guest, "remove-custom-group", one(holding, "c-g"));
            case 3 -> ask(guest, "create-scene", of("stageId", stage(), "label", "Scene " + level));
            case 4 -> ask(guest, "change-scene", of("_id", one(holding, "ss"), "label", "S" + level));
            case 5 -> ask(guest, "change-stage", of("_id", stage(), "sceneId", one(holding, "ss")));
            default -> ask(guest, "remove-scene", one(holding, "ss"));
        }
    }

    /** Whatever there is to mix for oneself. */
    private void mix(Guest guest, Holding holding, double level) {
        ListenerOverride what = ListenerOverride.ALL.get(chance.nextInt(ListenerOverride.ALL.size()));
        if (chance.nextInt(3) == 0) {
            ask(guest, what.remover(), one(holding, what.kind().code()));
        } else {
            String target = one(holding, what.target().code());
            ask(guest, what.setter(), of(what.targetId().name(), target, "volume", level, "x", level));
        }
    }

    private void own(Guest guest, Holding holding, double level) {
        switch (chance.nextInt(3)) {
            case 0 -> ask(guest, "change-sound-card", of("_id", one(holding, "sc"), "sampleRate", level * 1000));
            case 1 -> ask(guest, "remove-sound-card", one(holding, "sc"));
            default -> ask(guest, "change-device", of("_id", one(holding, "d"), "soundCardId", one(holding, "sc")));
        }
    }

    private String somebody() {
        return guests.get(chance.nextInt(guests.size())).user();
    }

    private void seldom(Guest guest, double level) {
        if (chance.nextInt(3) == 0) {
            ask(guest, "remove-stage", stages.getLast());
            ask(guests.getFirst(), "remove-stage", stages.getLast());
            found(chance.nextBoolean() ? guest : guests.getFirst());
            stages.remove(stages.size() - 2);
        } else {
            ask(guest, "send-message", "Ton " + level);
        }
    }

    private static Map<String, @Nullable Object> card(double level) {
        return of("audioDriver", "alsa", "type", "input", "uuid", "card " + (int) level, "sampleRate", level * 1000);
    }

    private String stage() {
        return stages.get(chance.nextInt(stages.size()));
    }

    /** The founder of the stages and some of the others. */
    private List<String> some() {
        List<String> some = new ArrayList<>(List.of(guests.getFirst().user()));
        guests.stream().map(Guest::user).filter(user -> chance.nextBoolean()).forEach(some::add);
        return some;
    }

    /** The id of something he knows of; where there is nothing of the kind, one that nobody knows. */
    private String one(Holding holding, String code) {
        List<String> known = holding.ids(code);
        return known.isEmpty() ? NOBODY : known.get(chance.nextInt(known.size()));
    }

    private static Map<String, @Nullable Object> of(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
