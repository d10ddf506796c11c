package org.digitalstage.stage.socket;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Event;
import org.digitalstage.platform.journal.presence.LifeName;
import org.digitalstage.platform.jwt.Caller;
import org.digitalstage.platform.jwt.InvalidToken;
import org.digitalstage.platform.jwt.TokenValidator;
import org.digitalstage.platform.wire.frame.EncodedFrame;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.digitalstage.platform.wire.socket.Connection;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.protocol.Login;
import org.digitalstage.stage.model.protocol.ServerEvents;
import org.digitalstage.stage.presence.Attendances;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a token to a session, and from the end of a socket to a device that is offline. */
final class SignIns {

    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);
    private static final long PATIENCE_SECONDS = 30;

    private final TokenValidator tokens;
    private final Revocations revocations;
    private final Rooms rooms;
    private final Sessions sessions;
    private final Attendances attendances;
    private final LifeName boot;
    private final Welcome welcome;
    private final Admission admission;
    private final Clock clock;
    private final boolean mayCreateStage;

    SignIns(
            TokenValidator tokens,
            Revocations revocations,
            Rooms rooms,
            Sessions sessions,
            Attendances attendances,
            LifeName boot,
            Welcome welcome,
            Admission admission,
            Clock clock,
            boolean mayCreateStage) {
        this.tokens = tokens;
        this.revocations = revocations;
        this.rooms = rooms;
        this.sessions = sessions;
        this.attendances = attendances;
        this.boot = boot;
        this.welcome = welcome;
        this.admission = admission;
        this.clock = clock;
        this.mayCreateStage = mayCreateStage;
    }

    /** Whoever cannot sign in is dropped: that is what the clients expect. */
    void begin(Connection connection, Threshold threshold, List<? extends @Nullable Object> arguments) {
        connection.attach(threshold);
        CompletableFuture.completedStage(arguments)
                .thenApply(Login::parse)
                .thenCompose(login -> tokens.validate(login.token().clear())
                        .toFuture()
                        .thenCompose(caller -> admitted(connection, threshold, login, Objects.requireNonNull(caller))))
                .whenComplete((done, fault) -> {
                    if (fault != null) {
                        refuse(connection, threshold, fault);
                    }
                });
    }

    private CompletionStage<Void> admitted(Connection connection, Threshold threshold, Login login, Caller caller) {
        if (revocations.isRevoked(caller)) {
            throw new Rejected("revoked", "Invalid authorization");
        }
        connection.authenticated();
        connection.initial(true);
        send(connection, ServerEvents.ready());
        threshold.admit();
        return admission.enter(
                connection::isOpen,
                () -> signIn(connection, threshold, login, caller)
                        .toCompletableFuture()
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private CompletionStage<Void> signIn(Connection connection, Threshold threshold, Login login, Caller caller) {
        Id<User> user = Names.person(caller.accountId().hex());
        String bootNow = boot.current();
        UserCommand.SignIn command = new UserCommand.SignIn(
                caller.accountId().hex(),
                caller.name(),
                caller.picture(),
                mayCreateStage,
                login.creation(),
                connection.id(),
                bootNow,
                login.carriesOn(),
                clock.millis());
        return attendances
                .note(bootNow, connection.id(), user)
                .thenCompose(noted -> rooms.ask(connection, user, Names.user(user), command))
                .thenCompose(outcome -> stored(connection, threshold, login, caller, user, bootNow, outcome));
    }

    private CompletionStage<Void> stored(
            Connection connection,
            Threshold threshold,
            Login login,
            Caller caller,
            Id<User> user,
            String bootNow,
            Outcome outcome) {
        if (!(outcome instanceof Outcome.Stored stored)) {
            attendances.endedAfterGrace(bootNow, connection.id(), user);
            throw failed(outcome);
        }
        Id<Device> device = new Id<>(String.valueOf(stored.reply()));
        Session session = new Session(
                connection, caller, user, device, bootNow, login.resume(), login.dialect(), threshold, rooms);
        connection.attach(session);
        sessions.add(session);
        if (!isStillMeant(connection, caller, bootNow)) {
            connection.drop();
            ended(connection);
            return CompletableFuture.completedStage(null);
        }
        return welcome.say(session, stored.seq())
                .thenCompose(done -> session.ask(
                        Names.user(user),
                        new UserCommand.GoOnline(device, login.update(), connection.id(), clock.millis())))
                .thenAccept(SignIns::mustBeOnline)
                .thenRun(() -> connection.initial(false));
    }

    /** While the sign-in was on its way its session was in no list, so nobody could end it. */
    private boolean isStillMeant(Connection connection, Caller caller, String bootNow) {
        return connection.isOpen()
                && !revocations.isRevoked(caller)
                && boot.current().equals(bootNow);
    }

    /** A device that nobody holds for online has to come again. */
    private static void mustBeOnline(Outcome outcome) {
        if (!(outcome instanceof Outcome.Stored)) {
            throw failed(outcome);
        }
    }

    private static Rejected failed(Outcome outcome) {
        return outcome instanceof Outcome.Refused(String code, String sentence)
                ? new Rejected(code, sentence)
                : new Rejected("unavailable", Outcome.Doubtful.SENTENCE);
    }

    /** Before {@code ready} clients expect nothing but the drop. */
    private static void refuse(Connection connection, Threshold threshold, Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        String sentence = sentence(cause);
        if (!threshold.isAdmitted()) {
            threshold.refuse(sentence);
        } else if (cause instanceof Rejected rejected) {
            send(connection, ServerEvents.error(sentence));
            send(connection, ServerEvents.fatalError(rejected.code(), sentence));
        }
        connection.drop();
    }

    private static String sentence(Throwable cause) {
        if (cause instanceof Rejected rejected) {
            return rejected.sentence();
        }
        if (!(cause instanceof InvalidToken)) {
            LOG.warn("A sign-in failed: {}", cause.toString());
            return "You cannot be signed in at the moment";
        }
        return "Invalid authorization";
    }

    /** A socket is closed: its halls are left at once, its device a little later, if it does not come back. */
    void ended(Connection connection) {
        if (connection.attachment() instanceof Session session) {
            connection.attach(Gone.INSTANCE);
            sessions.remove(session);
            attendances.lost(connection.id(), session.user());
            session.attendance().end();
            attendances.endedAfterGrace(session.boot(), connection.id(), session.user());
        }
    }

    static void send(Connection connection, Event event) {
        connection.send(Outgoing.barrier(EncodedFrame.event(event.name(), event.arguments())));
    }

    /** What stands at a socket after its session. */
    private enum Gone {
        INSTANCE
    }
}
