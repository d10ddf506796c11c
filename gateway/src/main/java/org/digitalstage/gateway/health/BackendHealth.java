package org.digitalstage.gateway.health;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** One service in the health of the whole: up while at least one instance is. */
final class BackendHealth implements ReactiveHealthIndicator {
    private final BackendProbe probe;

    BackendHealth(BackendProbe probe) {
        this.probe = probe;
    }

    @Override
    public Mono<Health> health() {
        return probe.findings().map(BackendHealth::health);
    }

    private static Health health(List<BackendProbe.Finding> findings) {
        long ready = findings.stream().filter(BackendProbe.Finding::ready).count();
        Health.Builder health = ready > 0 ? Health.up() : Health.down();
        return health.withDetail("instances", findings.size())
                .withDetail("ready", ready)
                .build();
    }
}
