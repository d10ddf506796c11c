package org.digitalstage.platform.aggregate;

import java.util.concurrent.CompletableFuture;

/**
 * Whoever asked for something. Where he is gone before it was decided, it is thrown away: elsewhere he may have asked for other things since, and been
 * told that they are done.
 */
@FunctionalInterface
public interface Asker {

    /** Is there for ever: the machine itself, which asks for nothing else before it has an answer. */
    Asker ALWAYS = new Asker() {
        private final CompletableFuture<Boolean> yes = CompletableFuture.completedFuture(true);

        @Override
        public CompletableFuture<Boolean> isThere(long since) {
            return yes;
        }
    };

    /**
     * Whether he still waits for the answer here. Mostly that is known and the future has ended; otherwise he is asked, for a short time. May be called
     * often, from any thread.
     *
     * @param since monotonic nanoseconds: what was known before then counts for nothing, for this instance stood still or was cut off from the store
     */
    CompletableFuture<Boolean> isThere(long since);
}
