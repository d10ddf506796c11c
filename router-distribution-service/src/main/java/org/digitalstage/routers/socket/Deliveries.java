package org.digitalstage.routers.socket;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.digitalstage.platform.aggregate.engine.Follower;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.registry.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the routers connected here what entries mean for them, whoever wrote those. */
public final class Deliveries implements Follower {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final Sockets sockets;
    private final String boot;
    private volatile boolean open;

    public Deliveries(Sockets sockets, String boot) {
        this.sockets = sockets;
        this.boot = boot;
    }

    /** Whether the registry is known here. */
    public boolean isOpen() {
        return open;
    }

    @Override
    public void opened(State state) {
        open = true;
    }

    @Override
    public void applied(State before, Entry entry, State after) {
        Set<Id<Task>> tasks = new LinkedHashSet<>();
        entry.steps().stream().flatMap(step -> step.changes().stream()).forEach(change -> {
            switch (change) {
                case Change.Added added -> note(added.kind(), added.id(), tasks);
                case Change.Changed changed -> note(changed.kind(), changed.id(), tasks);
                case Change.Removed removed -> note(removed.kind(), removed.id(), tasks);
                case Change.Said _ -> {}
            }
        });
        dropReplaced(before, after);
        tasks.forEach(task -> deliver(task, before, after, entry.writer().equals(boot)));
    }

    private static void note(String kind, Id<?> id, Set<Id<Task>> tasks) {
        if (kind.equals(Task.KIND.noun())) {
            tasks.add(new Id<>(id.hex()));
        }
    }

    /** A router speaks over one socket; one that it left behind half open goes. */
    private void dropReplaced(State before, State after) {
        for (Entity router : Router.KIND.all(before)) {
            String old = Router.CONNECTION.require(router);
            after.find(Router.KIND.noun(), router.id())
                    .filter(now -> !Router.CONNECTION.require(now).equals(old))
                    .flatMap(now -> sockets.find(old))
                    .ifPresent(connection -> {
                        LOG.info("A router came anew, its older socket is dropped: router={}", router.id());
                        connection.drop();
                    });
        }
    }

    private void deliver(Id<Task> id, State before, State after, boolean ours) {
        Optional<Task> old = Task.KIND.find(before, id).map(Task::of);
        Optional<Task> now = Task.KIND.find(after, id).map(Task::of);
        Order.between(old, now).forEach(order -> send(order, after));
        now.filter(Task::isWaiting)
                .filter(task -> ours && old.filter(Task::isWaiting).isEmpty())
                .ifPresent(task -> LOG.info(
                        "No router for a stage yet: stage={} audio={} video={}",
                        task.stage(),
                        task.audio().technology(),
                        task.video().technology()));
    }

    private void send(Order order, State state) {
        Router.KIND
                .find(state, order.router())
                .flatMap(router -> sockets.find(Router.CONNECTION.require(router)))
                .ifPresent(connection -> Sockets.tell(connection, order.event(), order.payload()));
    }

    /** The journal was restored: nothing that routers were told can be relied on, so they come anew. */
    @Override
    public void restarted(State state) {
        sockets.dropAll();
    }
}
