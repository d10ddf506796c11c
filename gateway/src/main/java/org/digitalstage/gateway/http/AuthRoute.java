package org.digitalstage.gateway.http;

import java.net.URI;
import org.digitalstage.gateway.backend.Backends;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** The only HTTP that is passed on: accounts. Cross-origin questions are answered here, so the service hears of none. */
@Configuration(proxyBeanMethods = false)
class AuthRoute {
    private static final DataSize LARGEST_REQUEST = DataSize.ofKilobytes(64);

    @Bean
    RouteLocator routes(RouteLocatorBuilder builder, @Qualifier("authBackends") Backends auth) {
        return builder.routes()
                .route(
                        "auth",
                        route -> route.path("/auth", "/auth/**")
                                .filters(filters -> filters.stripPrefix(1)
                                        .removeRequestHeader("Origin")
                                        .setRequestSize(LARGEST_REQUEST)
                                        .filter(new InstanceChoice(auth)))
                                .uri(URI.create("http://auth-service")))
                .build();
    }
}
