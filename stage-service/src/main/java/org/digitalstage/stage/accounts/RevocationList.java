package org.digitalstage.stage.accounts;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.Round;
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
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final ParameterizedTypeReference<Map<String, @Nullable Object>> OBJECT =
            new ParameterizedTypeReference<>() {};

    private final WebClient client = WebClient.create();
    private final URI authService;
    private final Revocations revocations;
    private final BooleanSupplier fastPathIsWell;
    private final Regularly regularly;
    private volatile @Nullable Round asking;
    private volatile boolean upToDate;
    private volatile long cursor;

    RevocationList(URI authService, Revocations revocations, BooleanSupplier fastPathIsWell, Regularly regularly) {
        this.authService = authService;
        this.revocations = revocations;
        this.fastPathIsWell = fastPathIsWell;
        this.regularly = regularly;
    }

    void start() {
        asking = regularly.patient(LONGEST).nowAndEvery("revocations", this::pause, this::ask);
    }

    void stop() {
        Round begun = asking;
        if (begun != null) {
            begun.close();
        }
    }

    private Duration pause() {
        return upToDate && fastPathIsWell.getAsBoolean() ? USUAL : ALONE;
    }

    private CompletionStage<Void> ask() {
        upToDate = false;
        return pages().thenRun(() -> upToDate = true);
    }

    /** A page with something on it has another behind it. */
    private CompletionStage<Void> pages() {
        return page().timeout(PATIENCE)
                .onErrorMap(Unanswered::new)
                .toFuture()
                .thenCompose(page -> page != null && take(page) ? pages() : CompletableFuture.completedStage(null));
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

    /** Whether it said anything new. */
    private boolean take(Map<String, @Nullable Object> page) {
        List<?> list = page.get("revocations") instanceof List<?> found ? found : List.of();
        list.forEach(each -> AccountNews.revoke(revocations, asObject(each)));
        long before = cursor;
        if (page.get("cursor") instanceof Number last) {
            cursor = last.longValue();
        }
        return !list.isEmpty() && cursor != before;
    }

    @SuppressWarnings("unchecked") // JSON objects are maps by text
    private static Map<String, @Nullable Object> asObject(Object value) {
        return (Map<String, @Nullable Object>) value;
    }

    /** The auth-service, which may still be starting, gave no page; where in our code that was noticed says nothing. */
    private static final class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unanswered(Throwable fault) {
            super("The auth-service gave no list of revocations: " + fault.getMessage(), null, false, false);
        }
    }
}
