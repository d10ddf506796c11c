package org.digitalstage.stage.socket;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.journal.limit.Limit;
import org.digitalstage.platform.journal.limit.Limiter;
import org.digitalstage.platform.journal.limit.Taken;
import org.digitalstage.stage.model.User;

/**
 * Wrong passwords of a person: ten in a minute, then he waits. Each is counted before it is looked at and a right one is given back, so what a
 * person gives in several places at once is looked at once for all of them: all the devices of a person may come in together.
 */
final class Guesses {

    private static final Limit LIMIT = new Limit("stage-password", 10, Duration.ofMinutes(1));

    private final Limiter limiter;
    private final ConcurrentMap<Guess, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();

    Guesses(Limiter limiter) {
        this.limiter = limiter;
    }

    /** What the comparison says, if there is still a try left for this person. */
    CompletionStage<Boolean> judge(
            Id<User> user, String password, String hash, Supplier<CompletionStage<Boolean>> comparison) {
        Guess guess = new Guess(user, password, hash);
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> before = underWay.putIfAbsent(guess, mine);
        if (before != null) {
            return before;
        }
        count(user, comparison).whenComplete((fits, fault) -> {
            underWay.remove(guess);
            if (fault == null) {
                mine.complete(fits);
            } else {
                mine.completeExceptionally(fault);
            }
        });
        return mine;
    }

    private CompletionStage<Boolean> count(Id<User> user, Supplier<CompletionStage<Boolean>> comparison) {
        return limiter.take(LIMIT, user.hex())
                .thenCompose(taken -> taken.map(one -> compare(one, comparison)).orElseGet(Guesses::tooMany));
    }

    private static CompletionStage<Boolean> compare(Taken taken, Supplier<CompletionStage<Boolean>> comparison) {
        return comparison.get().whenComplete((fits, fault) -> {
            if (fault != null || fits) {
                taken.giveBack();
            }
        });
    }

    private static CompletionStage<Boolean> tooMany() {
        return CompletableFuture.failedStage(
                new Rejected("too-many", "Too many wrong passwords, try again in a minute"));
    }

    /** One password that one person gives for what was hashed. */
    private record Guess(Id<User> user, String password, String hash) {

        @Override
        public String toString() {
            return "Guess[user=" + user + "]";
        }
    }
}
