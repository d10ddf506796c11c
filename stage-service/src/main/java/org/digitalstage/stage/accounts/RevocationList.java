package org.digitalstage.stage.accounts;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.digitalstage.platform.aggregate.engine.Surroundings.Timer;
import org.digitalstage.stage.socket.Revocations;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Asks the auth-service for revocations since the last one it told: all at start, once a second while the fast path is away, now and then
 * otherwise, so that none is missed for long.
 */
final class RevocationList {

    private static final Duration ALONE = Duration.ofSeconds(1);
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final ParameterizedTypeReference<Map<String, @Nullable Object>> OBJECT =
            new ParameterizedTypeReference<>() {};

    private final WebClient client = WebClient.create();
    private final URI authService;
    private final Revocations revocations;
    private final BooleanSupplier fastPathIsWell;
    private final Timer timer;
    private volatile boolean running;
    private volatile long cursor;

    RevocationList(URI authService, Revocations revocations, BooleanSupplier fastPathIsWell, Timer timer) {
        this.authService = authService;
        this.revocations = revocations;
        this.fastPathIsWell = fastPathIsWell;
        this.timer = timer;
    }

    void start() {
        running = true;
        ask();
    }

    void stop() {
        running = false;
    }

    private void ask() {
        if (running) {
            page().timeout(PATIENCE).subscribe(this::take, fault -> timer.schedule(ALONE, this::ask));
        }
    }

    private Mono<Map<String, @Nullable Object>> page() {
        URI address = UriComponentsBuilder.fromUri(authService)
                .path("/internal/revocations")
                .queryParam("since", cursor)
                .build()
                .toUri();
        return client.get()
                .uri(address)
                .retrieve()
                .bodyToMono(OBJECT)
                .switchIfEmpty(
                        Mono.error(() -> new IllegalStateException("Expected a page of revocations but got nothing")));
    }

    /** A full page has another behind it. */
    private void take(Map<String, @Nullable Object> page) {
        List<?> list = page.get("revocations") instanceof List<?> found ? found : List.of();
        list.forEach(each -> AccountNews.revoke(revocations, asObject(each)));
        if (page.get("cursor") instanceof Number last) {
            cursor = last.longValue();
        }
        if (list.isEmpty()) {
            timer.schedule(fastPathIsWell.getAsBoolean() ? USUAL : ALONE, this::ask);
        } else {
            ask();
        }
    }

    @SuppressWarnings("unchecked") // JSON objects are maps by text
    private static Map<String, @Nullable Object> asObject(Object value) {
        return (Map<String, @Nullable Object>) value;
    }
}
