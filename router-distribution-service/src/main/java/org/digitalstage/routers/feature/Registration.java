package org.digitalstage.routers.feature;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Trait;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.registry.Media;
import org.digitalstage.routers.registry.Part;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.registry.Task;
import org.jspecify.annotations.Nullable;

/** A router comes, comes back, changes and goes. One that comes back in time keeps its id and its stages. */
final class Registration {

    private static final int MOST_AT_ONCE = 1_000;

    private Registration() {}

    static Decision register(RouterCommand.Register command, Facts facts) {
        Desk desk = new Desk(facts);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(command.document());
        fields.put(Router.CONNECTION.name(), command.connection());
        fields.put(Router.BOOT.name(), command.boot());
        fields.put(Router.ONLINE.name(), true);
        fields.put(Router.READY.name(), false);
        Optional<Entity> known = known(command, desk);
        Id<Router> id = known.map(Desk::id).orElse(command.fresh());
        if (known.isPresent()) {
            change(desk, known.get(), complete(known.get(), fields));
        } else {
            desk.add(id, fields);
            desk.tell("router-added", Map.of("router", Desk.document(router(desk, id))));
        }
        return desk.decision().reply(Desk.document(router(desk, id)));
    }

    private static Entity router(Desk desk, Id<Router> id) {
        return desk.router(id).orElseThrow();
    }

    /** The same router as before: it says so, or is to be reached where that one was. One that is away is meant first. */
    private static Optional<Entity> known(RouterCommand.Register command, Desk desk) {
        Optional<Entity> named = Optional.ofNullable(command.previous())
                .flatMap(desk::router)
                .filter(router -> !Router.ONLINE.require(router) || isSame(router, command.document()));
        return named.or(() -> desk.routers().stream()
                .filter(router -> isSame(router, command.document()))
                .min(Comparator.comparing(Router.ONLINE::require)));
    }

    private static boolean isSame(Entity router, Map<String, @Nullable Object> document) {
        return Router.URL.in(document).filter(url -> !url.isEmpty()).isPresent()
                && Router.URL.of(router).equals(Router.URL.in(document))
                && Router.PATH
                        .of(router)
                        .orElse("")
                        .equals(Router.PATH.in(document).orElse(""))
                && Router.PORT.of(router).equals(Router.PORT.in(document))
                && types(Router.TYPES.of(router)).equals(types(Router.TYPES.in(document)));
    }

    private static Set<?> types(Optional<Object> types) {
        return types.orElse(Map.of()) instanceof Map<?, ?> map ? map.keySet() : Set.of();
    }

    /** What it does not say any more is not so any more. */
    private static Map<String, @Nullable Object> complete(Entity before, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> all = Router.KIND.filled(given);
        before.fields().forEach((name, value) -> {
            if (!all.containsKey(name)) {
                all.put(name, null);
            }
        });
        return all;
    }

    static Decision change(RouterCommand.Change command, Facts facts) {
        Desk desk = new Desk(facts);
        Entity router = desk.speaker(command.connection());
        Router.KIND.limit(router.with(command.fields()));
        change(desk, router, command.fields());
        return desk.decision();
    }

    private static void change(Desk desk, Entity before, Map<String, @Nullable Object> fields) {
        Entity after = desk.change(before, fields);
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        after.fields().forEach((name, value) -> {
            if (!isInternal(name) && !Objects.equals(value, before.get(name))) {
                told.put(name, value);
            }
        });
        if (!told.isEmpty()) {
            told.put("_id", before.id().hex());
            desk.tell("router-changed", Map.of("router", told));
        }
        Assignments work = new Assignments(desk);
        if (told.containsKey(Router.TYPES.name())) {
            List<Task> here =
                    desk.tasks().filter(task -> !lacking(task, after).isEmpty()).toList();
            here.forEach(task -> desk.put(work.settle(work.takeFromRouters(task, lacking(task, after), false))));
        }
        work.settleAll();
    }

    /** The halves at this router that it cannot serve any more. */
    private static Set<Media> lacking(Task task, Entity router) {
        Set<Media> some = EnumSet.noneOf(Media.class);
        some.addAll(task.at(Desk.id(router)));
        some.removeIf(media -> Router.hasType(router, task.part(media).technology()));
        return some;
    }

    private static boolean isInternal(String name) {
        return Optional.ofNullable(Router.KIND.fields().get(name))
                .filter(field -> field.is(Trait.INTERNAL))
                .isPresent();
    }

    /** A router that just came may have forgotten its stages: it is asked for them anew. */
    static Decision ready(RouterCommand.Ready command, Facts facts) {
        Desk desk = new Desk(facts);
        Entity router = desk.speaker(command.connection());
        Id<Router> id = Desk.id(router);
        if (!Router.READY.require(router)) {
            desk.change(router, Map.of(Router.READY.name(), true));
            List<Task> known = desk.tasks().filter(task -> isKnown(task, id)).toList();
            known.forEach(task -> desk.put(task.with(task.at(id), Part::askAgain)
                    .with(EnumSet.allOf(Media.class), part -> part.forgiving(id))));
        }
        new Assignments(desk).settleAll();
        return desk.decision();
    }

    private static boolean isKnown(Task task, Id<Router> router) {
        return !task.at(router).isEmpty()
                || task.audio().avoided().contains(router)
                || task.video().avoided().contains(router);
    }

    static Decision lost(RouterCommand.Lost command, Facts facts) {
        Desk desk = new Desk(facts);
        List<Entity> lost = desk.routers().stream()
                .filter(Router.ONLINE::require)
                .filter(router -> command.connections().contains(Router.CONNECTION.require(router)))
                .toList();
        lost.forEach(router -> desk.change(router, Map.of(Router.ONLINE.name(), false, Router.READY.name(), false)));
        return desk.decision();
    }

    static Decision forget(RouterCommand.Forget command, Facts facts) {
        Desk desk = new Desk(facts);
        desk.router(command.router())
                .filter(router -> !Router.ONLINE.require(router))
                .filter(router -> Router.CONNECTION.require(router).equals(command.connection()))
                .ifPresent(router -> forget(desk, router));
        return desk.decision();
    }

    private static void forget(Desk desk, Entity router) {
        Id<Router> id = Desk.id(router);
        Assignments work = new Assignments(desk);
        List<Task> here = desk.tasks()
                .filter(task -> !task.at(id).isEmpty())
                .limit(MOST_AT_ONCE + 1)
                .toList();
        here.stream()
                .limit(MOST_AT_ONCE)
                .forEach(task -> desk.put(work.settle(work.takeFromRouters(task, task.at(id), false))));
        if (here.size() <= MOST_AT_ONCE) {
            desk.remove(router);
            desk.tell("router-removed", Map.of("router", id.hex()));
        }
    }
}
