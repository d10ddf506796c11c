package org.digitalstage.stage.routers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.kind.Event;
import org.digitalstage.platform.aggregate.kind.Json;
import org.digitalstage.stage.model.protocol.ServerEvents;
import org.jspecify.annotations.Nullable;

/**
 * All media routers, from the events about them, which may come twice or out of order: each carries the seq of the registry, and what is older
 * than what is known counts for nothing.
 */
final class KnownRouters {

    private static final String ID = "_id";
    private static final String TURN_URL = "turnUrl";

    private final Map<String, KnownRouter> known = new LinkedHashMap<>();
    private boolean complete;
    private long whole;
    private long latest;
    private boolean olderBefore;

    /** Whether all routers were told at least once. */
    synchronized boolean isComplete() {
        return complete;
    }

    /** The addresses of all TURN servers, each once. */
    synchronized List<String> turnUrls() {
        return known.values().stream()
                .flatMap(router -> router.document().get(TURN_URL) instanceof String url && !url.isEmpty()
                        ? Stream.of(url)
                        : Stream.empty())
                .distinct()
                .toList();
    }

    /** All documents, as clients may see them. */
    synchronized List<Map<String, @Nullable Object>> all() {
        return known.values().stream()
                .filter(KnownRouter::isThere)
                .map(KnownRouter::document)
                .toList();
    }

    /** Takes an event, and gives what clients are to be told because of it. */
    synchronized List<Event> take(Map<String, @Nullable Object> event) {
        List<String> before = turnUrls();
        List<Event> told = new ArrayList<>();
        long seq = event.get("seq") instanceof Number number ? number.longValue() : 0;
        boolean removed = switch (String.valueOf(event.get("type"))) {
            case "router-added" -> put(Json.object(event.get("router")), seq, told);
            case "router-changed" -> merge(Json.object(event.get("router")), seq, told);
            case "router-removed" -> remove(String.valueOf(event.get("router")), seq, told);
            case "routers" -> replace(event.get("routers"), seq, told);
            default -> false;
        };
        List<String> after = turnUrls();
        if (removed || !after.equals(before)) {
            told.add(ServerEvents.turnServersChanged(after));
        }
        return told;
    }

    private boolean put(Map<String, @Nullable Object> document, long seq, List<Event> told) {
        String id = String.valueOf(document.get(ID));
        if (isNews(id, seq)) {
            set(id, document, seq, told);
        }
        return false;
    }

    private boolean merge(Map<String, @Nullable Object> part, long seq, List<Event> told) {
        String id = String.valueOf(part.get(ID));
        KnownRouter router = known.get(id);
        if (router != null && router.isThere() && isNews(id, seq)) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>(router.document());
            document.putAll(part);
            set(id, document, seq, told);
        }
        return false;
    }

    /** Stays known as gone, so that an older word does not bring it back. */
    private boolean remove(String id, long seq, List<Event> told) {
        KnownRouter router = known.get(id);
        if (!isNews(id, seq)) {
            return false;
        }
        known.put(id, new KnownRouter(Map.of(), seq));
        latest = Math.max(latest, seq);
        boolean was = router != null && router.isThere();
        if (was) {
            told.add(Event.of("r-r", id));
        }
        return was;
    }

    /** All that there are: what is not among them is gone. */
    private boolean replace(@Nullable Object routers, long seq, List<Event> told) {
        if (!(routers instanceof List<?> list) || isOlder(seq)) {
            return false;
        }
        Map<String, Map<String, @Nullable Object>> all = new LinkedHashMap<>();
        list.forEach(router -> all.put(String.valueOf(Json.object(router).get(ID)), Json.object(router)));
        Set<String> gone =
                known.keySet().stream().filter(id -> !all.containsKey(id)).collect(Collectors.toSet());
        long there = gone.stream().filter(id -> isThere(known.get(id))).count();
        gone.stream().filter(id -> isThere(known.get(id))).forEach(id -> told.add(Event.of("r-r", id)));
        known.keySet().removeAll(gone);
        for (Map.Entry<String, Map<String, @Nullable Object>> router : all.entrySet()) {
            set(router.getKey(), router.getValue(), seq, told);
        }
        complete = true;
        whole = seq;
        latest = seq;
        return there > 0;
    }

    /** Once, it came late; twice running, the registry began anew. */
    private boolean isOlder(long seq) {
        boolean older = seq < latest && !olderBefore;
        olderBefore = older;
        return older;
    }

    private static boolean isThere(@Nullable KnownRouter router) {
        return router != null && router.isThere();
    }

    private void set(String id, Map<String, @Nullable Object> document, long seq, List<Event> told) {
        KnownRouter before = known.put(id, new KnownRouter(document, seq));
        latest = Math.max(latest, seq);
        if (before == null || !before.isThere()) {
            told.add(Event.of("r-a", document));
            return;
        }
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(document);
        changed.entrySet().removeIf(field -> Objects.equals(before.document().get(field.getKey()), field.getValue()));
        if (!changed.isEmpty()) {
            changed.put(ID, id);
            told.add(Event.of("r-c", changed));
        }
    }

    private boolean isNews(String id, long seq) {
        KnownRouter router = known.get(id);
        return seq > whole && (router == null || seq >= router.seq());
    }

    /** A router at the seq of the last word about it; one without a document is gone. */
    private record KnownRouter(Map<String, @Nullable Object> document, long seq) {
        boolean isThere() {
            return !document.isEmpty();
        }
    }
}
