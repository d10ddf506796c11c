package org.digitalstage.gateway.http;

import java.net.URI;
import org.digitalstage.gateway.backend.Backends;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

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
                                        .filter(AuthRoute::bounded)
                                        .filter(new InstanceChoice(auth)))
                                .uri(URI.create("http://auth-service")))
                .build();
    }

    /** One that does not tell its length is bounded by the service. */
    private static Mono<Void> bounded(ServerWebExchange exchange, GatewayFilterChain chain) {
        return exchange.getRequest().getHeaders().getContentLength() > LARGEST_REQUEST.toBytes()
                ? Mono.error(new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE))
                : chain.filter(exchange);
    }
}
