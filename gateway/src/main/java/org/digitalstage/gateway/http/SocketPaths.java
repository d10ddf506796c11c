package org.digitalstage.gateway.http;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Says what a socket's path is for to whoever comes without an upgrade. */
@RestController
final class SocketPaths {
    @GetMapping({"/", "/stage", "/routers"})
    Mono<Void> refuse() {
        return Mono.error(new ResponseStatusException(
                HttpStatus.UPGRADE_REQUIRED, "This is Digital Stage: expected a WebSocket upgrade at this path."));
    }
}
