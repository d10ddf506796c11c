package org.digitalstage.stage.socket;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.wire.frame.Frame;
import org.digitalstage.platform.wire.frame.MalformedFrame;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.digitalstage.platform.wire.socket.Connection;
import org.digitalstage.platform.wire.socket.SocketListener;
import org.digitalstage.stage.model.protocol.ClientCommand;
import org.digitalstage.stage.model.protocol.Login;
import org.digitalstage.stage.model.protocol.Protocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door: every frame of every client comes through here, and every ack goes out from here, once. */
public final class StageSocket implements SocketListener {

    private static final Logger LOG = LoggerFactory.getLogger(StageSocket.class);

    private final SignIns signIns;
    private final Ways ways;
    private final Refusals refusals;

    StageSocket(SignIns signIns, Ways ways, Refusals refusals) {
        this.signIns = signIns;
        this.ways = ways;
        this.refusals = refusals;
    }

    @Override
    public void opened(Connection connection) {}

    @Override
    public void received(Connection connection, Frame frame) {
        switch (frame) {
            case Frame.Event event -> event(connection, event);
            case Frame.Ack _ -> connection.done();
        }
    }

    private void event(Connection connection, Frame.Event event) {
        switch (connection.attachment()) {
            case Session session -> session.threshold().pass(event);
            case Threshold threshold when threshold.isAdmitted() -> threshold.pass(event);
            case null, default -> first(connection, event);
        }
    }

    /** Whoever is not signed in may say one thing, and once. */
    private void first(Connection connection, Frame.Event event) {
        boolean token = event.name().equals(Login.COMMAND);
        if (token && connection.attachment() == null) {
            signIns.begin(
                    connection,
                    new Threshold(this::command, answer -> acknowledge(connection, event.id(), answer)),
                    event.arguments());
        } else {
            String sentence = token ? "Expected one token but got another" : "Expected a token first";
            acknowledge(connection, event.id(), Answer.refused(sentence));
            refusals.withoutId(event.id(), "not-signed-in");
        }
    }

    private void command(Session session, Frame.Event event) {
        Way way;
        try {
            if (event.name().equals(Login.COMMAND)) {
                throw new Rejected("signed-in", "Expected one token but got another");
            }
            ClientCommand command = Protocol.parse(event.name(), event.arguments());
            way = ways.of(session, command);
        } catch (RuntimeException fault) {
            way = Way.answered(sentence(fault, event));
        }
        Way chosen = way;
        session.turnstile().pass(chosen.target(), () -> run(session, event, chosen));
    }

    private CompletionStage<?> run(Session session, Frame.Event event, Way way) {
        CompletionStage<Answer> started;
        try {
            started = way.start().get();
        } catch (RuntimeException fault) {
            started = CompletableFuture.failedStage(fault);
        }
        return started.exceptionally(fault -> sentence(fault, event))
                .thenAccept(answer -> acknowledge(session.connection(), event.id(), answer));
    }

    private Answer sentence(Throwable fault, Frame.Event event) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        if (cause instanceof Rejected rejected) {
            refusals.withoutId(event.id(), rejected.code());
            return Answer.refused(rejected.sentence());
        }
        LOG.error("A command ended in a fault", cause);
        return Answer.refused("Something went wrong here, nothing was changed");
    }

    /** The one place where a frame is answered. */
    private static void acknowledge(Connection connection, @Nullable Long id, Answer answer) {
        if (id != null) {
            connection.send(Outgoing.ack(id, answer.arguments().toArray()));
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
        signIns.ended(connection);
    }
}
