package org.digitalstage.stage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.stage.model.Audiences;
import org.digitalstage.stage.model.ListenerOverride;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.protocol.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * All that one socket holds, put together from nothing but what it was told, as {@code docs/protocol.md} says. A socket that resumes files each event
 * under the aggregate that is named with it; any other finds that by the ids.
 */
final class Holding {

    private static final Set<String> OF_THE_PERSON = Set.of("d", "sc");
    private static final Set<String> LISTED = Set.of("s", "g");
    private static final Set<String> INSIDE = codes(
            kind -> kind.audience().equals(Audiences.INSIDE) || kind.audience().equals(Audiences.DESK));
    private static final Set<String> MIX = codes(kind -> kind.aggregate().equals(ListenerOverride.MIX));

    /** By the keys of the package sent on joining. */
    private static final Map<String, String> PACKED = packed();

    /** The hash of no entity at all. */
    static final String NOTHING = hash("{}");

    private static Set<String> codes(Predicate<EntityKind<?>> which) {
        return StageKinds.ALL.all().stream().filter(which).map(EntityKind::code).collect(Collectors.toSet());
    }

    private static Map<String, String> packed() {
        Map<String, String> packed = new LinkedHashMap<>();
        packed.put("groups", "g");
        StageKinds.ALL.all().forEach(kind -> kind.place().ifPresent(key -> packed.put(key, kind.code())));
        return packed;
    }

    private final Map<String, Map<String, Held>> aggregates = new TreeMap<>();
    private @Nullable String me;
    private @Nullable String inside;

    /** Everything that came so far. */
    static Holding of(List<Received> received) {
        return of(received, received.size(), Map.of());
    }

    /** Everything that came before {@code end}, and of that only what is at most as new as these numbers say. */
    static Holding of(List<Received> received, Received end, Map<String, Long> newest) {
        return of(received, received.indexOf(end), newest);
    }

    private static Holding of(List<Received> received, int end, Map<String, Long> newest) {
        Holding holding = new Holding();
        for (Received each : received.subList(0, end)) {
            if (each.event() != null && isWithin(each, newest)) {
                holding.take(each.event(), each.arguments());
            }
        }
        return holding;
    }

    private static boolean isWithin(Received told, Map<String, Long> newest) {
        Map<String, Object> place = place(told.arguments());
        return place == null
                || ((Number) place.get("seq")).longValue()
                        <= newest.getOrDefault(place.get("aggregate"), Long.MAX_VALUE);
    }

    private static @Nullable Map<String, Object> place(List<Object> arguments) {
        return arguments.size() > 1 ? Theatre.map(arguments.get(1)) : null;
    }

    private void take(String event, List<Object> arguments) {
        Object body = arguments.isEmpty() ? null : arguments.getFirst();
        Map<String, Object> place = place(arguments);
        switch (event) {
            case "u-r" -> {
                me = id(body);
                put("user/" + me, "u", body);
            }
            case "ldr" -> put(ofPerson(Theatre.map(body)), "d", body);
            case "s-j" -> join(Theatre.map(body));
            case "s-l" -> leave();
            default -> {
                int dash = event.lastIndexOf('-');
                if (dash > 0 && body != null) {
                    changed(event.substring(0, dash), event.substring(dash + 1), body, place);
                }
            }
        }
    }

    private void changed(String code, String verb, Object body, @Nullable Map<String, Object> place) {
        String id = body instanceof String removed ? removed : id(body);
        if (place != null) {
            apply(String.valueOf(place.get("aggregate")), code, verb, id, body);
        } else if (OF_THE_PERSON.contains(code)) {
            apply("user/" + (me == null ? userOf(id, body) : me), code, verb, id, body);
        } else if (code.equals("u") && id.equals(me)) {
            apply("user/" + me, code, verb, id, body);
            if (inside != null) {
                apply("stage/" + inside, code, verb, id, body); // what others see of a person follows it
            }
        } else if (code.equals("u")) {
            apply("stage/" + inside, code, verb, id, body);
        } else if (LISTED.contains(code) || INSIDE.contains(code)) {
            apply("stage/" + id.substring(0, 16) + "00000000", code, verb, id, body);
        } else if (MIX.contains(code)) {
            apply("mix/" + me + "/" + inside, code, verb, id, body);
        }
    }

    private String userOf(String id, Object body) {
        return body instanceof Map ? String.valueOf(Theatre.map(body).get("userId")) : id.substring(0, 16) + "00000000";
    }

    private static String ofPerson(Map<String, Object> device) {
        return "user/" + device.get("userId");
    }

    private void apply(String aggregate, String code, String verb, String id, Object body) {
        if (verb.equals("a")) {
            put(aggregate, code, body);
            return;
        }
        Map<String, Held> held = aggregates.getOrDefault(aggregate, Map.of());
        Held known = held.get(id);
        if (known == null) {
            throw new AssertionError("Expected only what was told before but got " + code + "-" + verb + " " + body
                    + " of " + aggregate + "\n" + this);
        }
        if (verb.equals("c")) {
            known.fields().putAll(Theatre.map(body));
        } else {
            held.remove(id);
            goesToo(aggregate, code, known);
        }
    }

    /** There is no event for the end of a person in a stage: it goes with its part. */
    private void goesToo(String aggregate, String code, Held gone) {
        if (code.equals("sm")) {
            aggregates
                    .getOrDefault(aggregate, Map.of())
                    .remove(String.valueOf(gone.fields().get("userId")));
        } else if (code.equals("s")) {
            aggregates.remove(aggregate);
        }
    }

    private void join(Map<String, Object> packed) {
        inside = String.valueOf(packed.get("stageId"));
        String stage = "stage/" + inside;
        aggregates.remove(stage);
        String mix = "mix/" + owner(packed) + "/" + inside;
        aggregates.remove(mix);
        put(stage, "s", packed.get("stage"));
        PACKED.forEach((name, code) -> ((List<?>) packed.getOrDefault(name, List.of()))
                .forEach(each -> put(MIX.contains(code) ? mix : stage, code, each)));
        aggregates.computeIfAbsent(mix, same -> new LinkedHashMap<>());
    }

    private static String owner(Map<String, Object> packed) {
        return ((List<?>) packed.get("stageMembers"))
                .stream()
                        .map(Theatre::map)
                        .filter(member -> member.get("_id").equals(packed.get("stageMemberId")))
                        .map(member -> String.valueOf(member.get("userId")))
                        .findFirst()
                        .orElseThrow();
    }

    private void leave() {
        aggregates.keySet().removeIf(aggregate -> aggregate.startsWith("mix/"));
        aggregates.forEach((name, held) -> {
            if (name.startsWith("stage/")) {
                held.values().removeIf(each -> INSIDE.contains(each.code()));
            }
        });
        inside = null;
    }

    private void put(String aggregate, String code, @Nullable Object entity) {
        aggregates
                .computeIfAbsent(aggregate, same -> new LinkedHashMap<>())
                .put(id(entity), new Held(code, new LinkedHashMap<>(Theatre.map(entity))));
    }

    private static String id(@Nullable Object entity) {
        return String.valueOf(Theatre.map(entity).get("_id"));
    }

    /** The hash of each aggregate. */
    Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        aggregates.forEach((name, held) -> hashes.put(name, hash(text(held))));
        return hashes;
    }

    private static String text(Map<String, Held> held) {
        Map<String, Object> entities = new LinkedHashMap<>();
        held.forEach((id, each) -> entities.put(id, each.fields()));
        return CanonicalJson.write(entities);
    }

    /** The ids of all that is told of with this code. */
    List<String> ids(String code) {
        return aggregates.values().stream()
                .flatMap(held -> held.entrySet().stream())
                .filter(each -> each.getValue().code().equals(code))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The id of the one with this code that has this in this field. */
    String having(String code, String field, String value) {
        return aggregates.values().stream()
                .flatMap(held -> held.entrySet().stream())
                .filter(each -> each.getValue().code().equals(code))
                .filter(each -> value.equals(each.getValue().fields().get(field)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("0123456789abcdef00000007");
    }

    private static String hash(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Expected every Java to know SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        StringBuilder all = new StringBuilder();
        aggregates.forEach(
                (name, held) -> all.append(name).append(' ').append(text(held)).append('\n'));
        return all.toString();
    }

    private record Held(String code, Map<String, Object> fields) {}
}
