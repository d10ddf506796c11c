package org.digitalstage.platform.web;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The first to stop: readiness already says no; waits until that has spread, then lets the service drain, and only then the web server
 * stops.
 */
final class Draining implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Draining.class);

    private final List<Drain> drains;
    private final WebSettings settings;
    private final AtomicBoolean running = new AtomicBoolean();

    Draining(List<Drain> drains, WebSettings settings) {
        this.drains = drains;
        this.settings = settings;
    }

    @Override
    public void start() {
        running.set(true);
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public void stop(Runnable stopped) {
        running.set(false);
        Mono.delay(settings.drainPause())
                .thenMany(Flux.fromIterable(drains).flatMapDelayError(Drain::drain, drains.size() + 1, 1))
                .then()
                .timeout(settings.drainPause().plus(settings.drainLimit()))
                .doFinally(end -> stopped.run())
                .subscribe(nothing -> {}, fault -> log.warn("Draining did not end well: {}", fault.toString()));
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
