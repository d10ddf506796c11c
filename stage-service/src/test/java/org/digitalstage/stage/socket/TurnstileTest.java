package org.digitalstage.stage.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.AggregateId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private final AggregateId stage = new AggregateId("stage", "a");
    private final AggregateId user = new AggregateId("user", "b");
    private final Turnstile turnstile = new Turnstile();
    private final List<String> started = new ArrayList<>();

    @Test
    void commandsForOneAggregateGoTogether() {
        pass(stage, "one");
        pass(stage, "two");
        assertThat(started).containsExactly("one", "two");
    }

    @Test
    void oneForAnotherAggregateWaitsUntilThoseBeforeAreAnswered() {
        CompletableFuture<Void> one = pass(stage, "one");
        CompletableFuture<Void> two = pass(user, "two");
        pass(stage, "three");
        assertThat(started).containsExactly("one");
        one.complete(null);
        assertThat(started).containsExactly("one", "two");
        two.completeExceptionally(new IllegalStateException());
        assertThat(started).containsExactly("one", "two", "three");
    }

    @Test
    void oneThatNeedsSeveralAggregatesGoesAlone() {
        CompletableFuture<Void> one = pass(null, "one");
        CompletableFuture<Void> two = pass(null, "two");
        pass(null, "three");
        assertThat(started).containsExactly("one");
        one.complete(null);
        assertThat(started).containsExactly("one", "two");
        two.complete(null);
        assertThat(started).containsExactly("one", "two", "three");
    }

    @Test
    void oneThatComesWhileThoseBeforeItAreStartedDoesNotOvertakeThem() {
        CompletableFuture<Void> first = pass(user, "first");
        turnstile.pass(stage, () -> {
            started.add("one");
            pass(stage, "three");
            return new CompletableFuture<>();
        });
        pass(stage, "two");
        first.complete(null);
        assertThat(started).containsExactly("first", "one", "two", "three");
    }

    private CompletableFuture<Void> pass(@Nullable AggregateId to, String name) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Supplier<CompletionStage<?>> start = () -> {
            started.add(name);
            return answer;
        };
        turnstile.pass(to, start);
        return answer;
    }
}
