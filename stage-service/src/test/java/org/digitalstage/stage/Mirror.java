package org.digitalstage.stage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.protocol.CanonicalJson;

/** What a client holds of a stage: the package, and every change it was told since. */
final class Mirror {

    private static final List<EntityKind<?>> KINDS = StageKinds.ALL.all().stream()
            .filter(kind -> kind.aggregate().equals(Stage.KIND.aggregate()))
            .<EntityKind<?>>map(kind -> kind)
            .toList();
    private static final Set<String> CODES =
            KINDS.stream().map(EntityKind::code).collect(Collectors.toSet());

    private final Map<String, Map<String, Object>> entities = new LinkedHashMap<>();

    /** As it stood after this entry. */
    static Mirror of(Visit visit, long seq) {
        Mirror mirror = new Mirror();
        Visit.Phase phase = visit.phases().getLast();
        mirror.unpack(phase.packed());
        phase.told().stream().filter(told -> told.seq() <= seq).forEach(mirror::take);
        return mirror;
    }

    private void unpack(Map<String, Object> packed) {
        put(packed.get("stage"));
        ((List<?>) packed.get("groups")).forEach(this::put);
        KINDS.forEach(kind ->
                kind.place().ifPresent(place -> ((List<?>) packed.getOrDefault(place, List.of())).forEach(this::put)));
    }

    private void put(Object entity) {
        Map<String, Object> fields = Theatre.map(entity);
        entities.put(String.valueOf(fields.get("_id")), new LinkedHashMap<>(fields));
    }

    private void take(Visit.Told told) {
        int dash = told.event().lastIndexOf('-');
        if (dash < 0 || !CODES.contains(told.event().substring(0, dash))) {
            return;
        }
        switch (told.event().substring(dash + 1)) {
            case "a" -> put(told.body());
            case "c" -> change(Theatre.map(told.body()));
            case "r" -> remove(String.valueOf(told.body()));
            default -> {}
        }
    }

    /** There is no event for the end of a person in a stage: it goes with its part. */
    private void remove(String id) {
        Map<String, Object> gone = entities.remove(id);
        if (gone != null && gone.containsKey("isDirector")) {
            entities.remove(String.valueOf(gone.get("userId")));
        }
    }

    private void change(Map<String, Object> fields) {
        Map<String, Object> entity = entities.get(String.valueOf(fields.get("_id")));
        if (entity == null) {
            throw new AssertionError("Expected only changes of what was told before but got " + fields);
        }
        entity.putAll(fields);
    }

    /** Ids of all entities that have this in this field. */
    List<String> having(String field, Object value) {
        return entities.values().stream()
                .filter(entity -> value.equals(entity.get(field)))
                .map(entity -> String.valueOf(entity.get("_id")))
                .toList();
    }

    /** The hash that the server gives of the same. */
    String hash() {
        try {
            byte[] text = CanonicalJson.write(entities).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Expected every Java to know SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return CanonicalJson.write(entities);
    }
}
