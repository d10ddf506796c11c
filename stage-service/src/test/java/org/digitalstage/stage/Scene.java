package org.digitalstage.stage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Guests with different rights ask for whatever there is to ask for, on two stages; some of it is refused. */
final class Scene {

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
        Guest admin = guests.getFirst();
        ask(admin, "join-stage", Map.of("stageId", stages.getFirst(), "password", "geheim"));
        String track = made(ask(admin, "create-audio-track", Map.of("stageId", stages.getFirst())));
        ask(admin, "change-audio-track", Map.of("_id", track, "volume", 2));
        ask(admin, "remove-audio-track", track);
        String group = made(ask(admin, "create-group", Map.of("stageId", stages.getFirst())));
        ask(admin, "change-group", Map.of("_id", group, "name", "Alt"));
        ask(guests.get(2), "join-stage", of("stageId", stages.getFirst(), "groupId", group, "password", "geheim"));
        ask(admin, "remove-group", group);
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
        switch (chance.nextInt(27)) {
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
            default -> seldom(guest, level);
        }
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
        return known.isEmpty() ? "0123456789abcdef00000007" : known.get(chance.nextInt(known.size()));
    }

    private static Map<String, @Nullable Object> of(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
