package org.digitalstage.platform.jwt;

import reactor.core.publisher.Mono;

/** Tells whose token this is, from its signature and claims alone; revocations are not looked at. */
public interface TokenValidator {

    /**
     * Checks a token, with or without a leading {@code Bearer }. Fails with {@link InvalidToken} if it is not to be trusted, and with
     * {@link KeysUnavailable} if that cannot be told because the published keys are out of reach.
     */
    Mono<Caller> validate(String token);
}
