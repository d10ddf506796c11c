package org.digitalstage.platform.journal.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Counts where all instances do, as long as that answers, and else in this instance alone: a limit must neither hold people up nor end with
 * what it is counted in.
 */
public final class SharedCounters implements Counters {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Counters shared;
    private final BooleanSupplier well;
    private final Counters own;

    /**
     * Counters with two places to count in.
     *
     * @param well whether the shared one is worth asking
     */
    public SharedCounters(Counters shared, BooleanSupplier well, Counters own) {
        this.shared = shared;
        this.well = well;
        this.own = own;
    }

    @Override
    public CompletionStage<Optional<Taken>> take(Tally tally) {
        if (!well.getAsBoolean()) {
            return own.take(tally);
        }
        CompletionStage<Optional<Taken>> asked = shared.take(tally);
        return patient(asked).exceptionallyCompose(away -> {
            asked.thenAccept(late -> late.ifPresent(Taken::giveBack)); // it is counted here instead
            return own.take(tally);
        });
    }

    @Override
    public CompletionStage<Boolean> hasRoom(Tally tally) {
        return well.getAsBoolean()
                ? patient(shared.hasRoom(tally)).exceptionallyCompose(away -> own.hasRoom(tally))
                : own.hasRoom(tally);
    }

    private static <T> CompletableFuture<T> patient(CompletionStage<T> asked) {
        return asked.toCompletableFuture().copy().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
