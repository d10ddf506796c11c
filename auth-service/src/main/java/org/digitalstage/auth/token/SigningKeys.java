package org.digitalstage.auth.token;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where signing keys are kept, shared by all instances. */
interface SigningKeys {

    /** All keys that are published, in the order of their numbers. */
    Flux<SigningKey> all();

    /** Stores a key unless there is one with this number: of two instances that begin at once, one wins. */
    Mono<Void> addUnlessPresent(SigningKey key);
}
