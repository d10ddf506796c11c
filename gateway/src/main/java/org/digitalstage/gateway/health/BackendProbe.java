package org.digitalstage.gateway.health;

import java.time.Duration;
import java.util.List;
import org.digitalstage.gateway.backend.Backend;
import org.digitalstage.gateway.backend.Backends;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Asks the instances of one service how they are; the answer is kept for a moment, however many ask. */
final class BackendProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofMillis(500);

    /** One instance and whether it is ready. */
    record Finding(String instance, boolean ready) {}

    private final Backends backends;
    private final HttpClient client;
    private final Mono<List<Finding>> findings;

    BackendProbe(Backends backends, HttpClient client) {
        this.backends = backends;
        this.client = client.responseTimeout(PATIENCE);
        this.findings = Mono.defer(this::askAll).cache(KEPT);
    }

    String service() {
        return backends.service();
    }

    Mono<List<Finding>> findings() {
        return findings;
    }

    /** Whether at least one instance is ready. */
    Mono<Boolean> ready() {
        return findings.map(all -> all.stream().anyMatch(Finding::ready));
    }

    private Mono<List<Finding>> askAll() {
        return Flux.fromIterable(backends.all()).flatMapSequential(this::ask).collectList();
    }

    private Mono<Finding> ask(Backend instance) {
        String name = instance.host() + ":" + instance.port();
        return client.get()
                .uri("http://" + name + "/actuator/health")
                .response()
                .map(response -> response.status().code() == 200)
                .timeout(PATIENCE.multipliedBy(2)) // also for what comes before the answer: names, connections
                .onErrorReturn(false)
                .map(ready -> new Finding(name, ready));
    }
}
