package org.digitalstage.stage.socket;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.AggregateId;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way.
 *
 * @param target the aggregate that decides it; {@code null} if it takes more than one
 * @param start sends it off
 */
record Way(@Nullable AggregateId target, Supplier<CompletionStage<Answer>> start) {

    /** A command that is answered here and now. */
    static Way answered(Answer answer) {
        return new Way(null, () -> CompletableFuture.completedStage(answer));
    }
}
