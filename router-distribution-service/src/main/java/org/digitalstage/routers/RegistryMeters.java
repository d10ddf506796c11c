package org.digitalstage.routers;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.registry.Task;

/** What an operator wants to know of the registry: routers that take stages, and stages without a router. */
final class RegistryMeters {

    private final Supplier<Optional<State>> registry;

    RegistryMeters(Supplier<Optional<State>> registry) {
        this.registry = registry;
    }

    double ready() {
        return count(Router.KIND::all, router -> Router.ONLINE.require(router) && Router.READY.require(router));
    }

    double waiting() {
        return count(Task.KIND::all, task -> Task.of(task).isWaiting());
    }

    private double count(Function<State, Collection<Entity>> all, Predicate<Entity> which) {
        return registry.get()
                .map(state -> all.apply(state).stream().filter(which).count())
                .orElse(0L);
    }
}
