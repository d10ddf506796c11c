package org.digitalstage.auth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.Round;
import org.digitalstage.platform.web.ReadinessCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/** Prepares the store before the service is ready, however long the store stays away, and does the chores from then on. */
final class Housekeeping implements SmartLifecycle, ReadinessCheck {

    private static final Duration AGAIN = Duration.ofMillis(500);

    /** A chore may have many mails to send, and a mail server may be slow. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Mono<Void> preparation;
    private final List<Chore> chores;
    private final Regularly regularly;
    private final List<Round> rounds = new ArrayList<>();
    private volatile boolean prepared;
    private volatile @Nullable CompletableFuture<Void> preparing;

    Housekeeping(Mono<Void> preparation, List<Chore> chores, Regularly regularly) {
        this.preparation = preparation;
        this.chores = chores;
        this.regularly = regularly;
    }

    @Override
    public boolean ready() {
        return prepared;
    }

    @Override
    public void start() {
        CompletableFuture<Void> begun = regularly.untilDone("preparation", AGAIN, preparation::toFuture);
        preparing = begun;
        begun.thenRun(this::begin);
    }

    private synchronized void begin() {
        prepared = true;
        chores.forEach(chore -> rounds.add(again(chore)));
    }

    private Round again(Chore chore) {
        return regularly
                .patient(LONGEST)
                .every(
                        chore.name(),
                        () -> jittered(chore.every()),
                        () -> chore.work().toFuture());
    }

    /** Not all instances at once. */
    private static Duration jittered(Duration every) {
        return every.multipliedBy(80 + (long) (Math.random() * 40)).dividedBy(100);
    }

    @Override
    public synchronized void stop() {
        CompletableFuture<Void> begun = preparing;
        if (begun != null) {
            begun.cancel(false);
        }
        preparing = null;
        rounds.forEach(Round::close);
        rounds.clear();
    }

    @Override
    public boolean isRunning() {
        return preparing != null;
    }
}
