package org.digitalstage.routers.feature;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.registry.Media;
import org.digitalstage.routers.registry.Part;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.registry.Task;
import org.digitalstage.stage.model.RouterFields;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;

/** What a router says of a stage; only of one that is assigned to it, and only fields of the technology that it is assigned for. */
final class Confirmations {

    private Confirmations() {}

    static Decision served(RouterCommand.Served command, Facts facts) {
        Desk desk = new Desk(facts);
        Id<Router> router = Desk.id(desk.speaker(command.connection()));
        Task task = task(desk, command.stage());
        Set<Media> meant = meant(task, router, command.kind(), command.technology());
        Map<String, @Nullable Object> update = accepted(task, meant, command.update());
        Task after = task.with(meant, part -> part.served(update));
        if (!after.equals(task)) {
            desk.put(after);
            desk.tell("stage-served", after, meant, router, update);
        }
        return desk.decision();
    }

    static Decision report(RouterCommand.Report command, Facts facts) {
        Desk desk = new Desk(facts);
        Id<Router> router = Desk.id(desk.speaker(command.connection()));
        Task task = task(desk, command.stage());
        Set<Media> meant = meant(task, router, "", "");
        Map<String, @Nullable Object> news = new LinkedHashMap<>(accepted(task, meant, command.update()));
        Part known = task.part(meant.iterator().next());
        news.entrySet().removeIf(field -> Objects.equals(known.update().get(field.getKey()), field.getValue()));
        if (!news.isEmpty()) {
            desk.put(task.with(meant, part -> part.updated(news)));
            desk.tell("stage-changed", task, meant, router, news);
        }
        return desk.decision();
    }

    static Decision unserved(RouterCommand.Unserved command, Facts facts) {
        Desk desk = new Desk(facts);
        Id<Router> router = Desk.id(desk.speaker(command.connection()));
        Task task = task(desk, command.stage());
        Assignments work = new Assignments(desk);
        Set<Media> meant = meant(task, router, command.kind(), command.technology());
        desk.put(work.settle(work.takeFromRouters(task, meant, true)));
        return desk.decision();
    }

    private static Task task(Desk desk, Id<Stage> stage) {
        return desk.task(stage).orElseThrow(() -> notAssigned(stage));
    }

    private static Rejected notAssigned(Id<Stage> stage) {
        return new Rejected("not-assigned", "Expected a stage that is assigned to this router but got " + stage);
    }

    /** The halves that are at this router, of those it means; a technology that is not said is no reason to doubt. */
    private static Set<Media> meant(Task task, Id<Router> router, String kind, String technology) {
        Set<Media> some = EnumSet.copyOf(Media.meant(kind));
        some.retainAll(task.at(router));
        some.removeIf(
                media -> !technology.isEmpty() && !task.part(media).technology().equals(technology));
        if (some.isEmpty()) {
            throw notAssigned(task.stage());
        }
        // Two technologies at one router are two assignments: without a word which is meant, the first one is.
        String first = task.part(some.iterator().next()).technology();
        some.removeIf(media -> !task.part(media).technology().equals(first));
        return some;
    }

    /** Of the fields of this technology those that are within bounds; none is made up, and a {@code null} says nothing. */
    private static Map<String, @Nullable Object> accepted(
            Task task, Set<Media> some, Map<String, @Nullable Object> update) {
        Set<String> technologies =
                some.stream().map(media -> task.part(media).technology()).collect(Collectors.toSet());
        Map<String, @Nullable Object> accepted = new LinkedHashMap<>();
        update.forEach((name, value) -> {
            if (value != null && technologies.stream().anyMatch(technology -> isOf(technology, name))) {
                accepted.putAll(accepted(name, value));
            }
        });
        return accepted;
    }

    private static boolean isOf(String technology, String name) {
        return !technology.isEmpty()
                && (name.startsWith(technology) || (technology.equals("ov") && name.equals("latency")));
    }

    private static Map<String, @Nullable Object> accepted(String name, Object value) {
        try {
            return RouterFields.accept(Map.of(name, value));
        } catch (Rejected outOfBounds) {
            return Map.of();
        }
    }
}
