package org.digitalstage.gateway.health;

import java.util.List;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers only when this door and every service behind it are ready. */
@RestController
final class Beat {
    private final List<BackendProbe> probes;
    private final ApplicationAvailability availability;

    Beat(List<BackendProbe> probes, ApplicationAvailability availability) {
        this.probes = probes;
        this.availability = availability;
    }

    /** Plain text, whatever the caller would rather have: it is the status that counts. */
    @GetMapping("/beat")
    Mono<ResponseEntity<String>> beat() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return Mono.error(notReady("gateway"));
        }
        return Flux.fromIterable(probes)
                .filterWhen(Beat::isNotReady)
                .next()
                .flatMap(Beat::refuse)
                .defaultIfEmpty(
                        ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("Boom!"));
    }

    private static Mono<Boolean> isNotReady(BackendProbe probe) {
        return probe.ready().map(ready -> !ready);
    }

    private static Mono<ResponseEntity<String>> refuse(BackendProbe probe) {
        return Mono.error(notReady(probe.service()));
    }

    private static ResponseStatusException notReady(String service) {
        return new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "The " + service + " is not ready yet.");
    }
}
