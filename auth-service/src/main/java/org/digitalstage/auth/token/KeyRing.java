package org.digitalstage.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The signing keys in memory. They are loaded before the service is ready, and again from time to time: another instance may add one. */
public final class KeyRing {

    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);
    private static final int FIRST = 1;

    private final SigningKeys store;
    private final InstantSource clock;
    private volatile @Nullable Loaded loaded;

    private record Loaded(JWSSigner signer, JWSHeader header, List<JWK> published) {}

    public KeyRing(MongoSigningKeys store, InstantSource clock) {
        this((SigningKeys) store, clock);
    }

    KeyRing(SigningKeys store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Reads the keys; makes the first one if there is none. */
    public Mono<Void> load() {
        return store.all()
                .switchIfEmpty(Flux.defer(this::makeFirst))
                .collectList()
                .doOnNext(this::take)
                .then();
    }

    private Flux<SigningKey> makeFirst() {
        return Mono.fromCallable(() -> SigningKey.create(FIRST, clock.instant()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(store::addUnlessPresent)
                .thenMany(store.all());
    }

    private void take(List<SigningKey> keys) {
        var newest = keys.getLast();
        var before = loaded;
        if (before == null || !before.header.getKeyID().equals(newest.key().getKeyID())) {
            log.info("Tokens are signed with {}", newest);
        }
        loaded = new Loaded(signer(newest), header(newest), published(keys));
    }

    private static JWSSigner signer(SigningKey key) {
        try {
            return new RSASSASigner(key.key());
        } catch (JOSEException unusable) {
            throw new IllegalStateException("Expected a usable signing key but could not use " + key);
        }
    }

    private static JWSHeader header(SigningKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.key().getKeyID())
                .build();
    }

    private static List<JWK> published(List<SigningKey> keys) {
        return keys.stream().<JWK>map(key -> key.key().toPublicJWK()).toList();
    }

    public boolean isLoaded() {
        return loaded != null;
    }

    /** The public halves, as the token checker wants them. */
    public Flux<JWK> published() {
        return Flux.fromIterable(now().published);
    }

    /** The document that others check tokens with; it holds public halves only. */
    public String jwks() {
        return new JWKSet(now().published).toString(true);
    }

    String sign(JWTClaimsSet claims) {
        var current = now();
        var token = new JWSObject(current.header, payload(claims));
        try {
            token.sign(current.signer);
            return token.serialize();
        } catch (JOSEException fault) {
            throw new IllegalStateException("Expected to sign a token but could not");
        }
    }

    /** The library writes a list of one audience as a text; it is told as a list whatever its length, so that readers need to know one form. */
    private static Payload payload(JWTClaimsSet claims) {
        var json = claims.toJSONObject();
        json.put("aud", claims.getAudience());
        return new Payload(json);
    }

    private Loaded now() {
        var current = loaded;
        if (current == null) {
            throw new IllegalStateException("Expected signing keys but they are not loaded yet");
        }
        return current;
    }
}
