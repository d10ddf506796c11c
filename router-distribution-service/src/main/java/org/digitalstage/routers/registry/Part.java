package org.digitalstage.routers.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/**
 * One half of a stage and its router.
 *
 * @param technology what the stage wants here, for example {@code mediasoup}
 * @param number the stage's assignment number; grows whenever the stage wants a router anew
 * @param router who was asked, or serves; {@code null} while there is none
 * @param attempt grows with each asking, so that one is known from the next
 * @param avoided routers that were silent or gave up
 * @param update what the router said of the stage
 */
public record Part(
        String technology,
        long number,
        @Nullable Id<Router> router,
        Progress progress,
        long attempt,
        List<Id<Router>> avoided,
        Map<String, @Nullable Object> update) {

    private static final int MOST_AVOIDED = 50;

    /** Nobody was asked yet. */
    public static Part wanted(String technology, long number, Part before) {
        List<Id<Router>> avoided = technology.equals(before.technology) ? before.avoided : List.of();
        return new Part(technology, number, null, Progress.WAITING, before.attempt, avoided, Map.of());
    }

    /** Nothing is wanted. */
    public static Part none() {
        return new Part("", 0, null, Progress.WAITING, 0, List.of(), Map.of());
    }

    public boolean isWaiting() {
        return progress == Progress.WAITING;
    }

    /** Whether a router's word is awaited. */
    public boolean isAsked() {
        return progress == Progress.ASKED || progress == Progress.ASKED_AGAIN;
    }

    /** Whether the stage was told of the router. */
    public boolean isTold() {
        return progress == Progress.SERVED || progress == Progress.ASKED_AGAIN;
    }

    public boolean isAt(Id<Router> some) {
        return some.equals(router);
    }

    public Part ask(Id<Router> some) {
        return new Part(technology, number, some, Progress.ASKED, attempt + 1, avoided, Map.of());
    }

    public Part askAgain() {
        return new Part(
                technology,
                number,
                router,
                isTold() ? Progress.ASKED_AGAIN : Progress.ASKED,
                attempt + 1,
                avoided,
                update);
    }

    public Part served(Map<String, @Nullable Object> more) {
        return new Part(technology, number, router, Progress.SERVED, attempt, avoided, with(more));
    }

    /** The stage says already that this router serves it; the router is asked whether it knows. */
    public Part adopt(Id<Router> some) {
        return new Part(technology, number, some, Progress.ASKED_AGAIN, attempt + 1, avoided, Map.of());
    }

    public Part updated(Map<String, @Nullable Object> more) {
        return new Part(technology, number, router, progress, attempt, avoided, with(more));
    }

    /** The router is gone from it: a stage that was told of it will want another under a new number. */
    public Part freed() {
        Progress next = isTold() ? Progress.OVER : Progress.WAITING;
        return new Part(technology, number, null, next, attempt, avoided, Map.of());
    }

    public Part over() {
        return new Part(technology, number, null, Progress.OVER, attempt, avoided, Map.of());
    }

    public Part avoiding(Id<Router> some) {
        List<Id<Router>> more = new ArrayList<>(avoided);
        if (!more.contains(some)) {
            more.add(some);
        }
        List<Id<Router>> latest = more.subList(Math.max(0, more.size() - MOST_AVOIDED), more.size());
        return new Part(technology, number, router, progress, attempt, List.copyOf(latest), update);
    }

    public Part forgiving(Id<Router> some) {
        List<Id<Router>> less =
                avoided.stream().filter(one -> !one.equals(some)).toList();
        return new Part(technology, number, router, progress, attempt, less, update);
    }

    public Part forgivingAll() {
        return new Part(technology, number, router, progress, attempt, List.of(), update);
    }

    private Map<String, @Nullable Object> with(Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(update);
        all.putAll(more);
        return all;
    }

    /** As it is stored. */
    Map<String, @Nullable Object> written() {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put("technology", technology);
        written.put("number", number);
        written.put("router", router == null ? null : router.hex());
        written.put("progress", progress.name());
        written.put("attempt", attempt);
        written.put("avoided", avoided.stream().map(Id::hex).toList());
        written.put("update", update);
        return written;
    }

    @SuppressWarnings("unchecked") // written above
    static Part read(Object json) {
        Map<String, @Nullable Object> written = (Map<String, @Nullable Object>) json;
        List<String> avoided = (List<String>) Objects.requireNonNull(written.get("avoided"));
        Object router = written.get("router");
        return new Part(
                (String) Objects.requireNonNull(written.get("technology")),
                number(written.get("number")),
                router == null ? null : new Id<>((String) router),
                Progress.valueOf((String) Objects.requireNonNull(written.get("progress"))),
                number(written.get("attempt")),
                avoided.stream().map(hex -> new Id<Router>(hex)).toList(),
                (Map<String, @Nullable Object>) Objects.requireNonNull(written.get("update")));
    }

    private static long number(@Nullable Object json) {
        return json instanceof Number number ? number.longValue() : 0;
    }
}
