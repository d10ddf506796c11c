package org.digitalstage.platform.jwt;

import java.util.List;

/** Addresses of a service that need no token in the HTTP request, for example where a WebSocket opens; {@code /beat} and actuator always are. */
public record OpenPaths(List<String> patterns) {

    public static OpenPaths of(String... patterns) {
        return new OpenPaths(List.of(patterns));
    }
}
