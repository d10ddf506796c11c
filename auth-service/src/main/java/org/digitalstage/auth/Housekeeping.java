package org.digitalstage.auth;

import java.time.Duration;
import java.util.List;
import org.digitalstage.platform.web.ReadinessCheck;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Prepares the store before the service is ready, however long the store stays away, and does the chores from then on. */
final class Housekeeping implements SmartLifecycle, ReadinessCheck {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Retry PATIENT = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(5))
            .doBeforeRetry(again ->
                    log.warn("The store is not ready: {}", again.failure().toString()));

    private final Mono<Void> preparation;
    private final List<Chore> chores;
    private volatile boolean prepared;
    private volatile @Nullable Disposable running;

    Housekeeping(Mono<Void> preparation, List<Chore> chores) {
        this.preparation = preparation;
        this.chores = chores;
    }

    @Override
    public boolean ready() {
        return prepared;
    }

    @Override
    public void start() {
        var all = Disposables.composite();
        all.add(preparation.retryWhen(PATIENT).subscribe(nothing -> {}, Housekeeping::stopped, () -> begin(all)));
        running = all;
    }

    private void begin(Disposable.Composite all) {
        prepared = true;
        chores.forEach(chore -> all.add(again(chore)));
    }

    private static Disposable again(Chore chore) {
        return Mono.delay(jittered(chore.every()))
                .then(chore.work().onErrorResume(fault -> failed(chore, fault)))
                .repeat()
                .subscribe(nothing -> {}, Housekeeping::stopped);
    }

    /** Not all instances at once. */
    private static Duration jittered(Duration every) {
        return every.multipliedBy(80 + (long) (Math.random() * 40)).dividedBy(100);
    }

    private static Mono<Void> failed(Chore chore, Throwable fault) {
        log.warn("Chore {} failed, will try again: {}", chore.name(), fault.toString());
        return Mono.empty();
    }

    private static void stopped(Throwable fault) {
        log.error("Housekeeping stopped", fault);
    }

    @Override
    public void stop() {
        var now = running;
        if (now != null) {
            now.dispose();
        }
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
