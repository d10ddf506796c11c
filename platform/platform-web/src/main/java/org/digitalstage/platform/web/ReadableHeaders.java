package org.digitalstage.platform.web;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses a request whose content type or wishes for one cannot be read: 415 and 400. They are read late and in many places, each of which
 * would take the caller's mistake for a fault of the service.
 */
@Order(ReadableHeaders.AFTER_CORS)
final class ReadableHeaders implements WebFilter {

    /** Behind the filters of Spring Security and of the gateway, so that a browser may read the refusal. */
    static final int AFTER_CORS = 0;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        if (!isContentTypeReadable(headers)) {
            return refuse(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Expected one content type such as application/json but could not read it");
        }
        if (!isAcceptReadable(headers)) {
            return refuse(
                    HttpStatus.BAD_REQUEST,
                    "Expected Accept to list content types such as application/json but could not read it");
        }
        return chain.filter(wishesForNothing(headers) ? withoutAccept(exchange) : exchange);
    }

    private static boolean wishesForNothing(HttpHeaders headers) {
        return headers.containsHeader(HttpHeaders.ACCEPT) && headers.getAccept().isEmpty();
    }

    /** Who wishes for nothing takes anything; some frameworks look for the first wish of none. */
    private static ServerWebExchange withoutAccept(ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> headers.remove(HttpHeaders.ACCEPT)))
                .build();
    }

    private static Mono<Void> refuse(HttpStatus status, String sentence) {
        return Mono.error(new Refused(status, sentence));
    }

    private static boolean isContentTypeReadable(HttpHeaders headers) {
        var given = headers.getOrEmpty(HttpHeaders.CONTENT_TYPE);
        try {
            return given.isEmpty() || (given.size() == 1 && isOneType(given.getFirst()));
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    private static boolean isOneType(String given) {
        return MediaType.parseMediaType(given).isConcrete();
    }

    private static boolean isAcceptReadable(HttpHeaders headers) {
        try {
            var _ = headers.getAccept();
            return true;
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
