package org.digitalstage.stage.presence;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.Timer;
import org.digitalstage.stage.command.Commands;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.User;

/**
 * Writes down which connections there are and when they end. A connection that ended is taken from its device a little later, so that one who
 * comes back in time never flickered; it is tried until it is stored.
 */
public final class Attendances {

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Book book;
    private final Commands commands;
    private final Timer timer;
    private final Regularly regularly;

    public Attendances(Book book, Commands commands, Timer timer, Regularly regularly) {
        this.book = book;
        this.commands = commands;
        this.timer = timer;
        this.regularly = regularly;
    }

    /** Before the device knows of the connection, the book does. */
    public CompletionStage<Void> note(String boot, String connection, Id<User> user) {
        return book.add(new Book.Attendee(boot, connection, user));
    }

    /** Says at once that a connection may have ended, so that whoever comes back is not taken for who he was; if that is not stored its end will be. */
    public void lost(String connection, Id<User> user) {
        commands.ask(Names.user(user), user, new UserCommand.Lost(connection));
    }

    public void endedAfterGrace(String boot, String connection, Id<User> user) {
        Book.Attendee line = new Book.Attendee(boot, connection, user);
        timer.schedule(GRACE, () -> regularly.untilDone("attendance", AGAIN, () -> end(line)));
    }

    /** Ends all connections of a dead instance; whoever asks for it does so until all are ended. */
    CompletionStage<Void> endAll(String boot) {
        return book.of(boot)
                .thenCompose(lines -> CompletableFuture.allOf(lines.stream()
                        .map(line -> end(line).toCompletableFuture())
                        .toArray(CompletableFuture[]::new)));
    }

    /** Ends when the device is without this connection; fails if that could not be stored now. */
    CompletionStage<Void> end(Book.Attendee line) {
        return commands.ask(Names.user(line.user()), line.user(), new UserCommand.Disconnect(line.connection()))
                .thenCompose(outcome -> isEnded(outcome) ? book.remove(line) : notNow(outcome));
    }

    /** A rule that says no (there is no such person) is as good an end. */
    private static boolean isEnded(Outcome outcome) {
        return outcome instanceof Outcome.Stored
                || (outcome instanceof Outcome.Refused refused && refused.code().equals("not-found"));
    }

    private static CompletionStage<Void> notNow(Outcome outcome) {
        return CompletableFuture.failedStage(
                new IllegalStateException("Expected the end of a connection to be stored but got " + outcome));
    }
}
