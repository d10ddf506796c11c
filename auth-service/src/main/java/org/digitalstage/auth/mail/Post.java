package org.digitalstage.auth.mail;

import reactor.core.publisher.Mono;

/** A way for letters to leave. */
@FunctionalInterface
public interface Post {

    /** Ends when the letter has been taken over; fails if it has not, and it may then be handed in again. */
    Mono<Void> send(Letter letter);
}
