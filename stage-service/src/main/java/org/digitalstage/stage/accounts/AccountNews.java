package org.digitalstage.stage.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.stage.command.Commands;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.socket.Revocations;
import org.jspecify.annotations.Nullable;

/**
 * Hears {@code events:accounts}: a changed profile becomes a command, a deleted account an erasure, each carried out by one instance; a revocation
 * or a deletion ends sockets on every instance.
 */
final class AccountNews {

    private static final String STREAM = "events:accounts";
    private static final String GROUP = "stage-service";

    private final Commands commands;
    private final Revocations revocations;
    private final Erasures erasures;
    private final Clock clock;
    private final EventStream.Listening consuming;
    private final EventStream.Listening following;

    AccountNews(EventStream events, Commands commands, Revocations revocations, Erasures erasures, Clock clock) {
        this.commands = commands;
        this.revocations = revocations;
        this.erasures = erasures;
        this.clock = clock;
        this.consuming = events.consume(STREAM, GROUP, this::carryOut);
        this.following = events.follow(STREAM, this::hear);
    }

    private CompletionStage<Void> carryOut(Map<String, @Nullable Object> event) {
        return switch (text(event, "type")) {
            case "account-changed" -> change(event);
            case "account-deleted" -> erasures.erase(text(event, "account"));
            default -> CompletableFuture.completedStage(null);
        };
    }

    private CompletionStage<Void> change(Map<String, @Nullable Object> event) {
        Id<User> user = Names.person(text(event, "account"));
        String picture = event.get("picture") instanceof String address ? address : null;
        long version = event.get("version") instanceof Number number ? number.longValue() : 0;
        return commands.ask(
                        Names.user(user), user, new UserCommand.AccountChanged(text(event, "name"), picture, version))
                .thenCompose(AccountNews::done);
    }

    /** Somebody who never signed in here is no fault; a store that is away is, and the event comes again. */
    private static CompletionStage<Void> done(Outcome outcome) {
        boolean stays =
                outcome instanceof Outcome.Refused refused && !refused.code().equals("not-found");
        return stays || outcome instanceof Outcome.Doubtful
                ? CompletableFuture.failedStage(new IllegalStateException("The change was not stored yet"))
                : CompletableFuture.completedStage(null);
    }

    private void hear(Map<String, @Nullable Object> event) {
        switch (text(event, "type")) {
            case "revoked" -> revoke(revocations, event);
            case "account-deleted" -> revocations.revoke(text(event, "account"), null, clock.instant());
            default -> {}
        }
    }

    /** One revocation, as it is told on the stream and by the auth-service's own list. */
    static void revoke(Revocations revocations, Map<String, @Nullable Object> event) {
        String jti = event.get("jti") instanceof String id ? id : null;
        Instant before = event.get("before") instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : null;
        revocations.revoke(text(event, "account"), jti, before);
    }

    private static String text(Map<String, @Nullable Object> event, String key) {
        return String.valueOf(event.get(key));
    }

    void close() {
        consuming.close();
        following.close();
    }
}
