package org.digitalstage.gateway.health;

import org.digitalstage.gateway.backend.Backends;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;

/** A probe per service, each a part of the health of the whole. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
    @Bean
    BackendProbe authProbe(@Qualifier("authBackends") Backends auth) {
        return new BackendProbe(auth, HttpClient.create());
    }

    @Bean
    BackendProbe stageProbe(@Qualifier("stageBackends") Backends stage) {
        return new BackendProbe(stage, HttpClient.create());
    }

    @Bean
    BackendProbe routersProbe(@Qualifier("routersBackends") Backends routers) {
        return new BackendProbe(routers, HttpClient.create());
    }

    @Bean
    BackendHealth authHealthIndicator(@Qualifier("authProbe") BackendProbe probe) {
        return new BackendHealth(probe);
    }

    @Bean
    BackendHealth stageHealthIndicator(@Qualifier("stageProbe") BackendProbe probe) {
        return new BackendHealth(probe);
    }

    @Bean
    BackendHealth routersHealthIndicator(@Qualifier("routersProbe") BackendProbe probe) {
        return new BackendHealth(probe);
    }
}
