package org.digitalstage.routers.feature;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.registry.Earth;
import org.digitalstage.routers.registry.Media;
import org.digitalstage.routers.registry.Part;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.registry.Task;

/** Gives stages that wait to the nearest router that offers what they want, and takes them from routers that do not serve them. */
final class Assignments {

    /** So that one entry stays small; the rest follows at once by another. */
    private static final int MOST_AT_ONCE = 256;

    private final Desk desk;

    Assignments(Desk desk) {
        this.desk = desk;
    }

    static Decision silent(RouterCommand.Silent command, Facts facts) {
        return onTask(command.stage(), facts, (work, task) -> {
            Set<Media> silent = EnumSet.noneOf(Media.class);
            meant(command.audio(), command.video()).forEach((media, attempt) -> {
                if (task.part(media).isAsked() && task.part(media).attempt() == attempt) {
                    silent.add(media);
                }
            });
            return work.takeFromRouters(task, silent, true);
        });
    }

    static Decision retry(RouterCommand.Retry command, Facts facts) {
        return onTask(command.stage(), facts, (work, task) -> {
            Set<Media> again = EnumSet.noneOf(Media.class);
            meant(command.audio(), command.video()).forEach((media, attempt) -> {
                if (task.part(media).isWaiting() && task.part(media).attempt() == attempt) {
                    again.add(media);
                }
            });
            return task.with(again, Part::forgivingAll);
        });
    }

    static Decision settle(Facts facts) {
        Desk desk = new Desk(facts);
        new Assignments(desk).settleAll();
        return desk.decision();
    }

    /** Halves meant by a command: those with a number that is not 0. */
    static Map<Media, Long> meant(long audio, long video) {
        Map<Media, Long> meant = new HashMap<>();
        if (audio != 0) {
            meant.put(Media.AUDIO, audio);
        }
        if (video != 0) {
            meant.put(Media.VIDEO, video);
        }
        return meant;
    }

    private static Decision onTask(Id<org.digitalstage.stage.model.Stage> stage, Facts facts, Step step) {
        Desk desk = new Desk(facts);
        Assignments work = new Assignments(desk);
        desk.task(stage).ifPresent(task -> desk.put(work.settle(step.apply(work, task))));
        return desk.decision();
    }

    /** All stages that wait get what there is. */
    void settleAll() {
        List<Task> waiting = desk.tasks()
                .filter(Task::isWaiting)
                .filter(this::isSettleable)
                .limit(MOST_AT_ONCE)
                .toList();
        waiting.forEach(task -> desk.put(settle(task)));
    }

    /** Whether it would get anything. */
    boolean isSettleable(Task task) {
        return !settle(task).equals(task);
    }

    /** Halves of the same technology go together: they share how clients reach the router. */
    Task settle(Task task) {
        Part audio = task.audio();
        Part video = task.video();
        if (audio.isWaiting() && video.isWaiting() && audio.technology().equals(video.technology())) {
            Set<Id<Router>> avoided = new HashSet<>(audio.avoided());
            avoided.addAll(video.avoided());
            return nearest(task, audio.technology(), avoided)
                    .map(router -> task.with(audio.ask(router), video.ask(router)))
                    .orElse(task);
        }
        Task half = task.with(settle(task, Media.AUDIO), video);
        return half.with(half.audio(), settle(half, Media.VIDEO));
    }

    private Part settle(Task task, Media media) {
        Part part = task.part(media);
        if (!part.isWaiting()) {
            return part;
        }
        return besides(part, task.part(media.other()))
                .or(() -> nearest(task, part.technology(), Set.copyOf(part.avoided())))
                .map(part::ask)
                .orElse(part);
    }

    private Optional<Id<Router>> besides(Part part, Part other) {
        Id<Router> router = other.router();
        return router == null || !other.technology().equals(part.technology())
                ? Optional.empty()
                : desk.router(router)
                        .filter(found -> Router.offers(found, part.technology()))
                        .map(Desk::id)
                        .filter(id -> !part.avoided().contains(id));
    }

    private Optional<Id<Router>> nearest(Task task, String technology, Set<Id<Router>> avoided) {
        Optional<Earth> preferred = task.preferred();
        ToDoubleFunction<Entity> distance = router -> preferred
                .flatMap(here -> Earth.of(router.get(Router.POSITION.name())).map(here::distance))
                .orElse(0.0);
        return desk.routers().stream()
                .filter(router -> Router.offers(router, technology))
                .filter(router -> !avoided.contains(Desk.id(router)))
                .min(Comparator.comparingDouble(distance))
                .map(Desk::id);
    }

    /** These halves are taken from their routers; a stage that was told of one is told that it is without now. */
    Task takeFromRouters(Task task, Set<Media> some, boolean avoid) {
        tellLost(task, some);
        return task.with(some, part -> {
            Id<Router> router = part.router();
            return router != null && avoid ? part.freed().avoiding(router) : part.freed();
        });
    }

    private void tellLost(Task task, Set<Media> some) {
        Set<Media> told = EnumSet.noneOf(Media.class);
        some.stream().filter(media -> task.part(media).isTold()).forEach(told::add);
        Set<Id<Router>> routers = new HashSet<>();
        for (Media media : told) {
            Id<Router> router = task.part(media).router();
            if (router != null && routers.add(router)) {
                Set<Media> here = task.at(router);
                here.retainAll(told);
                desk.tell("stage-unserved", task, here, router, Map.of());
            }
        }
    }

    /** One step on a stage. */
    private interface Step {
        Task apply(Assignments work, Task task);
    }
}
