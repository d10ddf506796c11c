package org.digitalstage.stage.socket;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;

/** Answers that wait until the acting socket was led where its command takes it. */
final class Led {

    private static final long PATIENCE_SECONDS = 5;

    private Led() {}

    /** The ack waits until the acting socket was told what its person's aggregate made of it. */
    static CompletionStage<Answer> whenLed(Session session, AggregateId source, Outcome outcome, Answer answer) {
        return outcome instanceof Outcome.Stored stored
                ? within(session.attendance().after(source, stored.seq()), answer)
                : CompletableFuture.completedStage(answer);
    }

    static CompletionStage<Answer> within(CompletionStage<Void> led, Answer answer) {
        return led.thenApply(done -> answer)
                .toCompletableFuture()
                .completeOnTimeout(Answer.refused(Outcome.Doubtful.SENTENCE), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
