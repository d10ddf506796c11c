package org.digitalstage.auth.door;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.digitalstage.auth.revocation.Revocation;
import org.digitalstage.auth.revocation.RevocationLog;
import org.digitalstage.auth.token.KeyRing;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The addresses that the other services use. */
public final class ServiceDoor {

    private static final int PAGE = 1_000;

    private final KeyRing keys;
    private final RevocationLog revocations;
    private final Duration keysMaxAge;

    public ServiceDoor(KeyRing keys, RevocationLog revocations, Duration keysMaxAge) {
        this.keys = keys;
        this.revocations = revocations;
        this.keysMaxAge = keysMaxAge;
    }

    public RouterFunction<ServerResponse> routes() {
        return route().GET("/.well-known/jwks.json", this::jwks)
                .GET("/internal/revocations", ServiceDoor::isDirect, this::revocations)
                .build();
    }

    private Mono<ServerResponse> jwks(ServerRequest request) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(keysMaxAge).cachePublic())
                .bodyValue(keys.jwks());
    }

    /** Internal addresses are not there for requests that came through a proxy, should one ever route them. */
    private static boolean isDirect(ServerRequest request) {
        return request.headers().asHttpHeaders().headerNames().stream()
                .noneMatch(name ->
                        name.regionMatches(true, 0, "X-Forwarded", 0, 11) || name.equalsIgnoreCase("Forwarded"));
    }

    /**
     * What was revoked after {@code since}; whoever gets a full page asks again with its cursor. A cursor beyond the last place comes
     * from before the store was restored: then all is told again.
     */
    private Mono<ServerResponse> revocations(ServerRequest request) {
        var asked = request.queryParam("since").map(ServiceDoor::cursor).orElse(0L);
        return revocations.last().map(last -> asked > last ? 0L : asked).flatMap(this::answer);
    }

    private Mono<ServerResponse> answer(long since) {
        return revocations.after(since, PAGE).collectList().flatMap(page -> answer(since, page));
    }

    private static long cursor(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            throw Body.refused("Expected since as a cursor but got something else");
        }
    }

    private static Mono<ServerResponse> answer(long since, List<Revocation> page) {
        var cursor = page.isEmpty() ? since : page.getLast().cursor();
        var body = Map.of(
                "cursor",
                cursor,
                "revocations",
                page.stream().map(Revocation::body).toList());
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(body);
    }
}
