package org.digitalstage.platform.jwt;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The keys of a JWKS document, kept in memory. They are fetched when first needed, when they are old, and when a token names one that is
 * not known yet; that last reason is in the hands of strangers, so it counts only once in a while.
 */
final class PublishedKeys {

    private record CachedKeys(List<JWK> keys, long fetchedAt) {

        boolean has(@Nullable String kid) {
            return keys.stream()
                    .anyMatch(key -> key.getKeyID() != null && key.getKeyID().equals(kid));
        }
    }

    private record Failed(Throwable cause, long failedAt) {}

    private final Mono<List<JWK>> document;
    private final JwtSettings settings;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable CachedKeys> known = new AtomicReference<>();
    private final AtomicReference<@Nullable Failed> failed = new AtomicReference<>();
    private final AtomicReference<@Nullable Mono<CachedKeys>> fetching = new AtomicReference<>();

    PublishedKeys(Mono<List<JWK>> document, JwtSettings settings, LongSupplier nanoTime) {
        this.document = document;
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    Flux<JWK> forToken(SignedJWT token) {
        return Flux.defer(() -> keysWith(token.getHeader().getKeyID()));
    }

    private Flux<JWK> keysWith(@Nullable String kid) {
        var now = known.get();
        if (now == null) {
            return afterFetch();
        }
        var trusted = now.has(kid);
        var pause = trusted ? settings.cacheFor() : settings.refetchPause();
        if (!passed(pause, now.fetchedAt)) {
            return Flux.fromIterable(now.keys);
        }
        return trusted ? afterFetch().onErrorResume(fault -> Flux.fromIterable(now.keys)) : afterFetch();
    }

    private Flux<JWK> afterFetch() {
        var last = failed.get();
        if (last != null && !passed(settings.retryPause(), last.failedAt)) {
            return Flux.error(unavailable(last.cause));
        }
        return fetch().onErrorMap(PublishedKeys::unavailable).flatMapIterable(CachedKeys::keys);
    }

    /** All who need the document at one time share one fetch. */
    private Mono<CachedKeys> fetch() {
        var mine = document.timeout(settings.timeout())
                .map(keys -> new CachedKeys(keys, nanoTime.getAsLong()))
                .doOnNext(this::succeeded)
                .doOnError(fault -> failed.set(new Failed(fault, nanoTime.getAsLong())))
                .doFinally(signal -> fetching.set(null))
                .cache();
        var running = fetching.compareAndExchange(null, mine);
        return running == null ? mine : running;
    }

    private void succeeded(CachedKeys now) {
        known.set(now);
        failed.set(null);
    }

    private boolean passed(Duration pause, long since) {
        return nanoTime.getAsLong() - since >= pause.toNanos();
    }

    private static KeysUnavailable unavailable(Throwable cause) {
        return new KeysUnavailable("The keys to check tokens with are out of reach, please try again", cause);
    }
}
