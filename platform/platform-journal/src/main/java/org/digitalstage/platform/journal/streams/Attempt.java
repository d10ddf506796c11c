package org.digitalstage.platform.journal.streams;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Something that is begun and ends later. What is thrown at once ends it like any other fault, so whoever goes on after its end always does. */
final class Attempt {

    private Attempt() {}

    static <T> CompletionStage<T> of(Supplier<? extends CompletionStage<T>> work) {
        try {
            return work.get();
        } catch (Throwable fault) {
            return CompletableFuture.failedStage(fault);
        }
    }
}
