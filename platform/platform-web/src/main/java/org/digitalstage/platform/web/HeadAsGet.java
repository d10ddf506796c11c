package org.digitalstage.platform.web;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Whoever asks for the head alone gets that of the whole answer: the rooms see a GET, and the server leaves its body out. */
@Order(HeadAsGet.LAST)
final class HeadAsGet implements WebFilter {

    static final int LAST = 100;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getRequest().getMethod().equals(HttpMethod.HEAD)
                ? chain.filter(exchange.mutate()
                        .request(request -> request.method(HttpMethod.GET))
                        .build())
                : chain.filter(exchange);
    }
}
