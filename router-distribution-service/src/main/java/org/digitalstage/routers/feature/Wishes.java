package org.digitalstage.routers.feature;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.command.Want;
import org.digitalstage.routers.registry.Media;
import org.digitalstage.routers.registry.Part;
import org.digitalstage.routers.registry.Progress;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.registry.Task;
import org.jspecify.annotations.Nullable;

/** What stages want. Their word may come twice, late or not at all; where it shows that they missed ours, ours is said again. */
final class Wishes {

    /** Where it is no longer known which router was lost; the number says all that matters. */
    private static final Id<Router> NOBODY = new Id<>("0".repeat(24));

    private Wishes() {}

    static Decision wants(RouterCommand.Wants command, Facts facts) {
        Desk desk = new Desk(facts);
        Optional<Task> known = desk.task(command.stage());
        if (known.filter(task -> task.seq() > command.seq()).isPresent()) {
            return Decision.nothing();
        }
        Part audio = part(desk, known.map(Task::audio).orElse(Part.none()), command.audio());
        Part video = part(desk, known.map(Task::video).orElse(Part.none()), command.video());
        Task task = new Task(command.stage(), command.seq(), command.document(), audio, video);
        sayAgain(desk, task, command);
        desk.put(new Assignments(desk).settle(task));
        return desk.decision();
    }

    private static Part part(Desk desk, Part known, Want want) {
        if (want.number() < known.number()) {
            return known;
        }
        boolean isNew = want.number() > known.number() || !want.technology().equals(known.technology());
        Part part = isNew ? Part.wanted(want.technology(), want.number(), known) : known;
        Id<Router> router = want.router();
        if (router == null || !part.isWaiting()) {
            return part;
        }
        // A router that the stage has and we do not know of: from before our time, or long gone.
        return desk.router(router).isPresent() ? part.adopt(router) : part.over();
    }

    private static void sayAgain(Desk desk, Task task, RouterCommand.Wants command) {
        Set<Id<Router>> said = new HashSet<>();
        for (Media media : Media.values()) {
            Want want = media == Media.AUDIO ? command.audio() : command.video();
            Part part = task.part(media);
            if (part.number() != want.number()) {
                continue;
            }
            Id<Router> router = part.router();
            if (part.progress() == Progress.OVER) {
                desk.tell("stage-unserved", task, EnumSet.of(media), NOBODY, Map.of());
            } else if (router != null && part.isTold() && said.add(router)) {
                sayAgain(desk, task, router, !router.equals(want.router()));
            }
        }
    }

    /** Only what the stage does not show. */
    private static void sayAgain(Desk desk, Task task, Id<Router> router, boolean unknown) {
        Set<Media> here = task.at(router);
        here.removeIf(media -> !task.part(media).isTold());
        Map<String, @Nullable Object> missing =
                new LinkedHashMap<>(task.part(here.iterator().next()).update());
        if (unknown) {
            desk.tell("stage-served", task, here, router, missing);
            return;
        }
        missing.entrySet().removeIf(field -> Objects.equals(task.document().get(field.getKey()), field.getValue()));
        if (!missing.isEmpty()) {
            desk.tell("stage-changed", task, here, router, missing);
        }
    }

    static Decision gone(RouterCommand.Gone command, Facts facts) {
        Desk desk = new Desk(facts);
        if (desk.task(command.stage())
                .filter(task -> task.seq() <= command.seq())
                .isPresent()) {
            desk.remove(command.stage());
        }
        return desk.decision();
    }

    /** A stage that did not answer to a loss is told of it again. */
    static Decision overdue(RouterCommand.Overdue command, Facts facts) {
        Desk desk = new Desk(facts);
        desk.task(command.stage())
                .ifPresent(task -> Assignments.meant(command.audio(), command.video())
                        .forEach((media, number) -> {
                            Part part = task.part(media);
                            if (part.progress() == Progress.OVER && part.number() == number) {
                                desk.tell("stage-unserved", task, EnumSet.of(media), NOBODY, Map.of());
                            }
                        }));
        return desk.decision();
    }
}
