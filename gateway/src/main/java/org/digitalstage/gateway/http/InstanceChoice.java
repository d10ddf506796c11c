package org.digitalstage.gateway.http;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ALREADY_ROUTED_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.digitalstage.gateway.backend.Backend;
import org.digitalstage.gateway.backend.Backends;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Sends a request to one instance; when nobody listens there, nothing was sent yet and the next one gets it. */
final class InstanceChoice implements GatewayFilter, Ordered {
    private final Backends backends;

    InstanceChoice(Backends backends) {
        this.backends = backends;
    }

    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return attempt(exchange, chain, backends.inTurn());
    }

    private Mono<Void> attempt(ServerWebExchange exchange, GatewayFilterChain chain, List<Backend> instances) {
        Backend instance = instances.getFirst();
        aim(exchange, instance);
        Mono<Void> answer = chain.filter(exchange)
                .doOnSuccess(done -> instance.answered())
                .doOnError(InstanceChoice::isAway, away -> backends.failed(instance));
        List<Backend> others = instances.subList(1, instances.size());
        return others.isEmpty()
                ? answer
                : answer.onErrorResume(InstanceChoice::isAway, away -> attempt(exchange, chain, others));
    }

    private static boolean isAway(Throwable fault) {
        return fault instanceof ConnectException || fault instanceof UnknownHostException;
    }

    private static void aim(ServerWebExchange exchange, Backend instance) {
        URI asked = exchange.getRequiredAttribute(GATEWAY_REQUEST_URL_ATTR);
        URI aimed = UriComponentsBuilder.fromUri(asked)
                .host(instance.host())
                .port(instance.port())
                .build(true)
                .toUri();
        exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, aimed);
        exchange.getAttributes().remove(GATEWAY_ALREADY_ROUTED_ATTR);
    }
}
