package org.digitalstage.routers.socket;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.wire.socket.Connection;
import org.digitalstage.routers.command.Commands;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.registry.RouterDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routers come and go. */
public final class Arrivals {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Sockets sockets;
    private final Commands commands;
    private final Supplier<String> boot;
    private final Supplier<Id<Router>> ids;
    private final Regularly regularly;
    private volatile boolean leaving;

    /**
     * The arrivals of one instance.
     *
     * @param boot under which name its sockets are written down
     * @param ids a new id at each call
     */
    public Arrivals(
            Sockets sockets, Commands commands, Supplier<String> boot, Supplier<Id<Router>> ids, Regularly regularly) {
        this.sockets = sockets;
        this.commands = commands;
        this.boot = boot;
        this.ids = ids;
        this.regularly = regularly;
    }

    CompletionStage<Void> arrive(Connection connection, Map<String, @Nullable Object> said) {
        RouterDocument document = RouterDocument.of(said);
        if (!document.leftOut().isEmpty()) {
            LOG.warn("A router said what cannot be: connection={} fields={}", connection.id(), document.leftOut());
        }
        sockets.add(connection);
        RouterCommand register =
                new RouterCommand.Register(ids.get(), previous(said), document.fields(), connection.id(), boot.get());
        return commands.ask("connection/" + connection.id(), register)
                .thenAccept(outcome -> welcome(connection, outcome));
    }

    private static @Nullable Id<Router> previous(Map<String, @Nullable Object> said) {
        Object id = said.get("_id");
        return id == null ? null : Id.<Router>parse(id).orElse(null);
    }

    private static void welcome(Connection connection, Outcome outcome) {
        if (outcome instanceof Outcome.Stored stored && stored.reply() instanceof Map<?, ?> document) {
            LOG.info("A router is here: router={} connection={}", document.get("_id"), connection.id());
            Sockets.tell(connection, "ready");
            Sockets.tell(connection, "ok", document);
        } else {
            LOG.warn("A router could not be taken, it may come back: connection={} {}", connection.id(), outcome);
            connection.drop();
        }
    }

    /** Until it is written down that the router went, it is said again. */
    CompletionStage<Void> left(Connection connection) {
        sockets.remove(connection);
        return leaving ? CompletableFuture.completedStage(null) : left(connection.id());
    }

    private CompletionStage<Void> left(String connection) {
        return regularly.untilDone(
                "router-left",
                AGAIN,
                () -> leaving
                        ? CompletableFuture.completedStage(null)
                        : commands.decided("connection/" + connection, new RouterCommand.Lost(List.of(connection))));
    }

    /** This instance goes: its routers come back to another one, or to this one anew, so it is not said that they are lost. */
    public void leave() {
        leaving = true;
        sockets.dropAll();
    }
}
