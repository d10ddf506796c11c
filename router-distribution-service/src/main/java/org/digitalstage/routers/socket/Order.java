package org.digitalstage.routers.socket;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.routers.registry.Media;
import org.digitalstage.routers.registry.Part;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.registry.Task;
import org.jspecify.annotations.Nullable;

/**
 * What a router is told because a stage was given to it or taken from it.
 *
 * @param event {@code serve-stage} or {@code un-serve-stage}
 */
record Order(Id<Router> router, String event, Map<String, @Nullable Object> payload) {

    /** What follows from a stage's two states: first who lets go, then who serves. */
    static List<Order> between(Optional<Task> before, Optional<Task> after) {
        List<Order> orders = new ArrayList<>();
        before.ifPresent(old -> orders.addAll(taken(old, after)));
        after.ifPresent(now -> orders.addAll(given(before, now)));
        return orders;
    }

    private static List<Order> taken(Task old, Optional<Task> after) {
        List<Order> orders = new ArrayList<>();
        Set<Media> gone = EnumSet.noneOf(Media.class);
        for (Media media : Media.values()) {
            Part part = old.part(media);
            Id<Router> router = part.router();
            if (router != null
                    && after.filter(now -> isSame(part, now.part(media))).isEmpty()) {
                gone.add(media);
            }
        }
        for (Set<Media> some : together(old, gone)) {
            orders.addAll(unserve(old, some));
        }
        return orders;
    }

    /** The same router for the same technology. */
    private static boolean isSame(Part one, Part two) {
        Id<Router> router = one.router();
        return router != null && two.isAt(router) && one.technology().equals(two.technology());
    }

    private static List<Order> given(Optional<Task> before, Task now) {
        Set<Media> asked = EnumSet.noneOf(Media.class);
        for (Media media : Media.values()) {
            Part part = now.part(media);
            if (part.router() != null
                    && before.filter(old -> old.part(media).attempt() == part.attempt())
                            .isEmpty()) {
                asked.add(media);
            }
        }
        List<Order> orders = new ArrayList<>();
        for (Set<Media> some : together(now, asked)) {
            Map<String, @Nullable Object> payload = payload(now, some);
            payload.put("stage", now.document());
            orders.add(order(now, some, "serve-stage", payload));
        }
        return orders;
    }

    /** Halves at one router with one technology are told in one. */
    private static List<Set<Media>> together(Task task, Set<Media> some) {
        if (some.size() == 2 && isSame(task.audio(), task.video())) {
            return List.of(some);
        }
        return some.stream().<Set<Media>>map(EnumSet::of).toList();
    }

    /** The original routers do not hear "both" for ov. */
    private static List<Order> unserve(Task task, Set<Media> some) {
        if (some.size() == 2 && task.audio().technology().equals("ov")) {
            return some.stream()
                    .flatMap(media -> unserve(task, EnumSet.of(media)).stream())
                    .toList();
        }
        Map<String, @Nullable Object> payload = payload(task, some);
        payload.put("stageId", task.stage().hex());
        return List.of(order(task, some, "un-serve-stage", payload));
    }

    private static Order order(Task task, Set<Media> some, String event, Map<String, @Nullable Object> payload) {
        Id<Router> router = task.part(some.iterator().next()).router();
        if (router == null) {
            throw new IllegalStateException("Expected a router for " + event);
        }
        return new Order(router, event, payload);
    }

    private static Map<String, @Nullable Object> payload(Task task, Set<Media> some) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("kind", Media.word(some));
        payload.put("type", task.part(some.iterator().next()).technology());
        return payload;
    }
}
