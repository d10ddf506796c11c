package org.digitalstage.platform.wire.socket;

import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;

/** Carries a listener through WebFlux's handshake to {@link SocketUpgrade}; never handles a session itself. */
record ListenerHandler(SocketListener listener) implements WebSocketHandler {

    @Override
    public Mono<Void> handle(WebSocketSession session) {
        return Mono.error(new IllegalStateException("Expected the upgrade to take the channel over"));
    }
}
