package org.digitalstage.gateway.http;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

/** Lets pages of the configured origins ask, without credentials; also refusals carry the headers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorsSettings.class)
class Cors {
    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);

    @Bean
    @Order(Guard.AFTER_CORS - 1)
    CorsWebFilter corsFilter(CorsSettings settings) {
        CorsConfiguration rules = new CorsConfiguration();
        allow(settings.origins(), rules);
        rules.setAllowedMethods(List.of("GET", "HEAD", "PUT", "PATCH", "POST", "DELETE"));
        rules.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        rules.setExposedHeaders(List.of("Retry-After"));
        rules.setAllowCredentials(false);
        rules.setMaxAge(PREFLIGHT_KEPT);
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", rules);
        return new CorsWebFilter(everywhere);
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
