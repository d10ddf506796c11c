package org.digitalstage.platform.web;

import java.util.List;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Whether this service takes requests: it has started, nothing it waits for is missing, and it is not going down. */
final class Readiness {

    private final ApplicationAvailability availability;
    private final List<ReadinessCheck> checks;

    Readiness(ApplicationAvailability availability, List<ReadinessCheck> checks) {
        this.availability = availability;
        this.checks = checks;
    }

    private boolean ready() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
                && checks.stream().allMatch(ReadinessCheck::ready);
    }

    ReactiveHealthIndicator health() {
        return () -> Mono.fromSupplier(this::state);
    }

    private Health state() {
        return Health.status(ready() ? Status.UP : Status.OUT_OF_SERVICE).build();
    }

    RouterFunction<ServerResponse> beat() {
        return RouterFunctions.route().GET("/beat", this::answer).build();
    }

    private Mono<ServerResponse> answer(ServerRequest request) {
        return ready()
                ? ServerResponse.ok().contentType(MediaType.TEXT_PLAIN).bodyValue("Hello World!")
                : Mono.error(new Refused(HttpStatus.SERVICE_UNAVAILABLE, "This service is not ready yet"));
    }
}
