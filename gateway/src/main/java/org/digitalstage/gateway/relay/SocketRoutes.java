package org.digitalstage.gateway.relay;

import java.util.List;
import java.util.Optional;
import org.digitalstage.gateway.backend.Backends;
import org.digitalstage.gateway.http.RequestPath;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Router sockets have a path of their own; the original clients come by any other. */
@Component
final class SocketRoutes {
    private static final List<String> NO_SOCKETS = List.of("/auth", "/internal", "/actuator", "/beat");

    private final SocketRoute stage;
    private final SocketRoute routers;

    SocketRoutes(@Qualifier("stageBackends") Backends stage, @Qualifier("routersBackends") Backends routers) {
        this.stage = new SocketRoute(stage, "/stage");
        this.routers = new SocketRoute(routers, "/routers");
    }

    Optional<SocketRoute> find(RequestPath path) {
        if (path.isUnder("/routers")) {
            return Optional.of(routers);
        }
        return NO_SOCKETS.stream().anyMatch(path::isUnder) ? Optional.empty() : Optional.of(stage);
    }
}
