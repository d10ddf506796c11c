package org.digitalstage.auth.revocation;

import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * All revocations whose tokens have not expired yet, numbered without a gap: number n is stored only after n-1, so whoever has read up to
 * n has missed none, however many instances write.
 */
public interface RevocationLog {

    Mono<Void> prepare();

    /** Stores it at the next free place, as not yet told. */
    Mono<Revocation> append(Revocation revocation);

    /** Whether the token with this id was revoked by itself. */
    Mono<Boolean> contains(String jti);

    /** What comes after this place, in order. */
    Flux<Revocation> after(long cursor, int limit);

    /** The last place given; 0 if there is none. */
    Mono<Long> last();

    Mono<Void> told(long cursor);

    Flux<Revocation> untold(int limit);

    /** Forgets revocations of tokens that have expired by now; the last one stays, so that no number is given twice. */
    Mono<Void> forget(Instant now);
}
