package org.digitalstage.platform.web;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;

/**
 * Brings what {@link RequestConfiguration} does, the uniform error body, {@code GET /beat}, HEAD wherever there is GET, readiness and draining. Beans of type {@link ReadinessCheck} and {@link Drain} are
 * found by themselves. A service's own configuration file imports {@code classpath:platform-web.yaml} for the settings that go with it.
 *
 * <p>Meters of our own are named {@code digitalstage.<subject>.<what>}; every meter carries the tag {@code service}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
@Import(RequestConfiguration.class)
public class WebConfiguration {

    @Bean
    WebExceptionHandler problemHandler() {
        return new ProblemHandler();
    }

    @Bean
    WebFilter headAsGet() {
        return new HeadAsGet();
    }

    @Bean
    Readiness readiness(ApplicationAvailability availability, ObjectProvider<ReadinessCheck> checks) {
        return new Readiness(availability, checks.stream().toList());
    }

    @Bean
    RouterFunction<ServerResponse> beatRoute(Readiness readiness) {
        return readiness.beat();
    }

    @Bean
    ReactiveHealthIndicator serviceHealthIndicator(Readiness readiness) {
        return readiness.health();
    }

    @Bean
    Draining draining(ObjectProvider<Drain> drains, WebSettings settings) {
        return new Draining(drains.stream().toList(), settings);
    }

    @Bean
    MeterRegistryCustomizer<MeterRegistry> serviceTag(Environment environment) {
        var service = environment.getProperty("spring.application.name", "unnamed");
        return registry -> registry.config().commonTags("service", service);
    }
}
