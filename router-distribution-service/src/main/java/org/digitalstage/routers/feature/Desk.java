package org.digitalstage.routers.feature;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Decision.Request;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.Events;
import org.digitalstage.platform.aggregate.kind.View;
import org.digitalstage.routers.registry.Media;
import org.digitalstage.routers.registry.Registry;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.registry.Task;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;

/** The registry while a rule works on it: what it looks at, what it changes, what it tells. */
final class Desk {

    private static final AggregateId STREAM = new AggregateId(Events.TARGET, Registry.STREAM);

    private final Facts facts;
    private final Map<Id<?>, Entity> routers = new LinkedHashMap<>();
    private final Map<Id<Stage>, Task> touched = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();

    Desk(Facts facts) {
        this.facts = facts;
        Router.KIND.all(facts).forEach(router -> routers.put(router.id(), router));
    }

    Collection<Entity> routers() {
        return routers.values();
    }

    Optional<Entity> router(Id<Router> id) {
        return Optional.ofNullable(routers.get(id));
    }

    /** The router that speaks over this connection. */
    Entity speaker(String connection) {
        return routers().stream()
                .filter(router -> Router.CONNECTION.require(router).equals(connection))
                .findFirst()
                .orElseThrow(() -> new Rejected("not-registered", "Expected a registered router but it is not"));
    }

    static Id<Router> id(Entity router) {
        return new Id<>(router.id().hex());
    }

    void add(Id<Router> id, Map<String, @Nullable Object> fields) {
        if (routers.size() >= Router.KIND.most()) {
            throw new Rejected("limit", "Expected at most " + Router.KIND.most() + " routers but there are as many");
        }
        Change.Added added = Router.KIND.added(id, Router.KIND.filled(fields));
        changes.add(added);
        routers.put(id, Entity.of(added));
    }

    /** Changes what differs, and gives the router as it is then. */
    Entity change(Entity router, Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> differing = Router.KIND.differing(router, fields);
        if (differing.isEmpty()) {
            return router;
        }
        changes.add(Router.KIND.changed(router.id(), differing));
        Entity after = router.with(differing);
        routers.put(router.id(), after);
        return after;
    }

    void remove(Entity router) {
        changes.add(Router.KIND.removed(router.id()));
        routers.remove(router.id());
    }

    Optional<Task> task(Id<Stage> stage) {
        Task known = touched.get(stage);
        return known != null
                ? Optional.of(known)
                : Task.KIND.find(facts, new Id<>(stage.hex())).map(Task::of);
    }

    /** All stages, as they are by now; one at a time, for there may be many. */
    Stream<Task> tasks() {
        return Task.KIND.all(facts).stream()
                .map(entity -> touched.getOrDefault(new Id<Stage>(entity.id().hex()), Task.of(entity)));
    }

    void put(Task task) {
        touched.put(task.stage(), task);
    }

    void remove(Id<Stage> stage) {
        changes.add(Task.KIND.removed(stage));
    }

    /** Something that all who know of routers are told. */
    void tell(String type, Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.putAll(more);
        event.put("seq", facts.seq() + 1);
        requests.add(new Request(STREAM, event));
    }

    /** Something that the stage is told of these halves, which are all at the same router. */
    void tell(String type, Task task, Set<Media> some, Id<Router> router, Map<String, @Nullable Object> update) {
        Map<String, @Nullable Object> assignments = new LinkedHashMap<>();
        some.forEach(media -> assignments.put(media.word(), task.part(media).number()));
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("stage", task.stage().hex());
        event.put("kind", Media.word(some));
        event.put("technology", task.part(some.iterator().next()).technology());
        event.put("router", router.hex());
        event.put("assignments", assignments);
        event.put("update", update);
        tell(type, event);
    }

    /** A router as everybody may see it. */
    static Map<String, @Nullable Object> document(Entity router) {
        return Router.KIND.wire(router, View.PUBLIC);
    }

    Decision decision() {
        List<Change> all = new ArrayList<>(changes);
        touched.values().forEach(task -> write(task).ifPresent(all::add));
        return Decision.of(all).then(requests);
    }

    private Optional<Change> write(Task task) {
        Id<Task> id = new Id<>(task.stage().hex());
        Map<String, @Nullable Object> fields = task.fields();
        Optional<Entity> before = Task.KIND.find(facts, id);
        if (before.isEmpty()) {
            return Optional.of(Task.KIND.added(id, fields));
        }
        Map<String, @Nullable Object> differing = Task.KIND.differing(before.get(), fields);
        return differing.isEmpty() ? Optional.empty() : Optional.of(Task.KIND.changed(id, differing));
    }
}
