package org.digitalstage.platform.wire.socket;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Finds the listener for a request that asks for a WebSocket; every other request passes by. */
final class SocketHandlerMapping extends AbstractHandlerMapping {

    private record MappedListener(PathPattern pattern, SocketListener listener) {}

    private final List<MappedListener> served;
    private final WebSocketService handshake;
    private final OpenSockets sockets;

    SocketHandlerMapping(List<SocketMapping> mappings, WebSocketService handshake, OpenSockets sockets) {
        this.handshake = handshake;
        this.sockets = sockets;
        this.served = mappings.stream()
                .map(mapping -> new MappedListener(
                        PathPatternParser.defaultInstance.parse(mapping.pattern()), mapping.listener()))
                .toList();
        setOrder(-1); // before controllers and static resources, which do not look at the upgrade header
    }

    @Override
    protected Mono<?> getHandlerInternal(ServerWebExchange exchange) {
        boolean socket =
                "websocket".equalsIgnoreCase(exchange.getRequest().getHeaders().getFirst(HttpHeaders.UPGRADE));
        return socket ? listenerOf(exchange) : Mono.empty();
    }

    private Mono<WebHandler> listenerOf(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        return Mono.justOrEmpty(served.stream()
                .filter(each -> each.pattern.matches(path))
                .findFirst()
                .map(each -> handlerOf(each.listener)));
    }

    private WebHandler handlerOf(SocketListener listener) {
        return exchange -> sockets.isDraining()
                ? refused(exchange)
                : handshake.handleRequest(exchange, new ListenerHandler(listener));
    }

    private static Mono<Void> refused(ServerWebExchange exchange) {
        exchange.getResponse().setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        return exchange.getResponse().setComplete();
    }
}
