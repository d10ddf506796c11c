package org.digitalstage.gateway.http;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

/** Lets pages of the configured origins ask, without credentials; also refusals carry the headers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorsSettings.class)
class Cors {
    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);
    private static final DefaultCorsProcessor JUDGE = new DefaultCorsProcessor();
    private static final Set<HttpMethod> METHODS = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.POST, HttpMethod.DELETE)));

    @Bean
    @Order(Guard.AFTER_CORS - 1)
    CorsWebFilter corsFilter(CorsSettings settings) {
        CorsConfiguration rules = new CorsConfiguration();
        allow(settings.origins(), rules);
        METHODS.forEach(rules::addAllowedMethod);
        rules.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        rules.setExposedHeaders(List.of("Retry-After"));
        rules.setAllowCredentials(false);
        rules.setMaxAge(PREFLIGHT_KEPT);
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", rules);
        return new CorsWebFilter(everywhere, Cors::answer);
    }

    /** A preflight has no content to its answer. */
    private static boolean answer(@Nullable CorsConfiguration rules, ServerWebExchange exchange) {
        boolean allowed = JUDGE.process(rules, exchange);
        if (allowed && CorsUtils.isPreFlightRequest(exchange.getRequest())) {
            exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
        }
        return allowed;
    }

    /** Whoever asks what is possible without being a browser is told the same everywhere. */
    @Bean
    @Order(Guard.AFTER_CORS)
    WebFilter options() {
        return (exchange, chain) -> {
            if (!exchange.getRequest().getMethod().equals(HttpMethod.OPTIONS)) {
                return chain.filter(exchange);
            }
            exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
            exchange.getResponse().getHeaders().setAllow(METHODS);
            return exchange.getResponse().setComplete();
        };
    }

    /** A star among patterns would tell each origin its own name, as if it had been chosen. */
    private static void allow(List<String> origins, CorsConfiguration rules) {
        if (origins.contains(CorsConfiguration.ALL)) {
            rules.addAllowedOrigin(CorsConfiguration.ALL);
        } else {
            rules.setAllowedOriginPatterns(origins);
        }
    }
}
