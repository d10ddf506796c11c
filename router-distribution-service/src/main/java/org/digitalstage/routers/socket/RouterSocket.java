package org.digitalstage.routers.socket;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.time.Timer;
import org.digitalstage.platform.wire.frame.Frame;
import org.digitalstage.platform.wire.frame.MalformedFrame;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.digitalstage.platform.wire.socket.Connection;
import org.digitalstage.platform.wire.socket.SocketListener;
import org.digitalstage.routers.command.Commands;
import org.digitalstage.routers.command.RouterCommand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door for routers: each frame comes through here, and each ack goes out from here, once. */
public final class RouterSocket implements SocketListener {

    private static final Logger LOG = LoggerFactory.getLogger(RouterSocket.class);
    private static final String HANDSHAKE = "router";
    private static final Duration GATHER = Duration.ofMillis(250);

    private final Gatekeeper gatekeeper;
    private final Arrivals arrivals;
    private final Commands commands;
    private final Timer timer;
    private final MeterRegistry meters;

    public RouterSocket(
            Gatekeeper gatekeeper, Arrivals arrivals, Commands commands, Timer timer, MeterRegistry meters) {
        this.gatekeeper = gatekeeper;
        this.arrivals = arrivals;
        this.commands = commands;
        this.timer = timer;
        this.meters = meters;
    }

    @Override
    public void opened(Connection connection) {}

    @Override
    public void received(Connection connection, Frame frame) {
        switch (frame) {
            case Frame.Ack _ -> connection.done();
            case Frame.Event event -> {
                try {
                    take(connection, event);
                } catch (Rejected rejected) {
                    answer(connection, event, rejected);
                }
            }
        }
    }

    private void take(Connection connection, Frame.Event event) {
        RouterSession session = connection.attachment() instanceof RouterSession known ? known : null;
        if (event.name().equals(HANDSHAKE)) {
            if (session != null) {
                throw new Rejected("registered", "Expected one router but got another");
            }
            begin(connection, event);
        } else if (session == null) {
            throw new Rejected("not-registered", "Expected a router first");
        } else {
            said(session, event);
        }
    }

    /** What a router says before it is known whether it may come in waits until that is known. */
    private void begin(Connection connection, Frame.Event event) {
        Map<String, @Nullable Object> said = RouterWords.handshake(event);
        RouterSession session = new RouterSession(connection);
        connection.attach(session);
        session.next(() -> gatekeeper
                        .admits(connection, said.get("apiKey"))
                        .thenCompose(admitted -> admitted ? arrive(session, said) : turnAway(session)))
                .whenComplete((arrived, fault) -> answer(connection, event, null));
    }

    private CompletionStage<Void> arrive(RouterSession session, Map<String, @Nullable Object> said) {
        session.connection().authenticated();
        return arrivals.arrive(
                session.connection(), RouterWords.object(said.get("router")).orElse(Map.of()));
    }

    /** Without a word, whatever was wrong; so nothing ends here that would be answered. */
    private CompletionStage<Void> turnAway(RouterSession session) {
        LOG.warn(
                "A router without a valid key was turned away: connection={}",
                session.connection().id());
        meters.counter("digitalstage.routers.turned-away").increment();
        session.turnAway();
        session.connection().drop();
        session.connection().done();
        return new CompletableFuture<>();
    }

    private void said(RouterSession session, Frame.Event event) {
        RouterCommand command = RouterWords.read(session.connection().id(), event);
        if (command instanceof RouterCommand.Report report && event.id() == null) {
            if (session.gather(report)) {
                timer.schedule(GATHER, () -> report(session));
            }
            session.connection().done();
            return;
        }
        session.next(() -> commands.ask(actor(session), command))
                .whenComplete((outcome, fault) -> decided(session, event, command, outcome, fault));
    }

    private void report(RouterSession session) {
        for (RouterCommand.Report report : session.gathered()) {
            session.next(() -> commands.ask(actor(session), report));
        }
    }

    private void decided(
            RouterSession session,
            Frame.Event event,
            RouterCommand command,
            @Nullable Outcome outcome,
            @Nullable Throwable fault) {
        if (fault != null) {
            LOG.error("A router's word ended in a fault", fault);
        }
        Rejected refusal = fault != null || outcome == null
                ? new Rejected("fault", "Something went wrong here, nothing was changed")
                : refusal(outcome);
        if (refusal != null && command instanceof RouterCommand.Served served) {
            letGo(session.connection(), served, refusal);
        }
        answer(session.connection(), event, refusal);
    }

    /** A router that serves what it was not, or is no longer, asked for may stop. */
    private static void letGo(Connection connection, RouterCommand.Served served, Rejected refusal) {
        if (refusal.code().equals("not-assigned")) {
            String kind = served.kind().isEmpty() ? "both" : served.kind();
            Sockets.tell(
                    connection,
                    "un-serve-stage",
                    Map.of(
                            "kind",
                            kind,
                            "type",
                            served.technology(),
                            "stageId",
                            served.stage().hex()));
        }
    }

    private static @Nullable Rejected refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored _ -> null;
            case Outcome.Refused(String code, String sentence) -> new Rejected(code, sentence);
            case Outcome.Doubtful _ -> new Rejected("doubtful", Outcome.Doubtful.SENTENCE);
            case Outcome.Early _ -> new Rejected("fault", "Something went wrong here, nothing was changed");
        };
    }

    private static String actor(RouterSession session) {
        return "connection/" + session.connection().id();
    }

    /** The one place where a frame is answered; nothing said wrong is passed over in silence, at least not by the meters. */
    private void answer(Connection connection, Frame.Event event, @Nullable Rejected refusal) {
        if (refusal != null) {
            meters.counter("digitalstage.routers.refused", "code", refusal.code())
                    .increment();
        }
        Long id = event.id();
        if (id != null) {
            connection.send(Outgoing.ack(id, refusal == null ? null : refusal.sentence()));
        }
        connection.done();
    }

    @Override
    public void malformed(Connection connection, MalformedFrame malformed) {
        Long id = malformed.id();
        if (id != null) {
            connection.send(Outgoing.ack(id, malformed.reason()));
        }
    }

    @Override
    public void closed(Connection connection) {
        if (connection.attachment() instanceof RouterSession session) {
            CompletionStage<?> left = session.next(() -> arrivals.left(connection));
            left.exceptionally(fault -> null);
        }
    }
}
