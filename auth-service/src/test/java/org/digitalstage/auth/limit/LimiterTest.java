package org.digitalstage.auth.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.digitalstage.platform.web.Refused;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class LimiterTest {

    private static final Limit LIMIT = new Limit("try", 10, Duration.ofMinutes(1), "Too many");

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final Limiter limiter = new Limiter(new MemoryCounters(), () -> now);

    /** Counts in memory. */
    private static final class MemoryCounters implements Counters {

        private final Map<String, Integer> counts = new ConcurrentHashMap<>();

        @Override
        public Mono<Void> prepare() {
            return Mono.empty();
        }

        @Override
        public Mono<Integer> add(String key, Window window, int amount) {
            return Mono.fromSupplier(() -> counts.merge(key + window, amount, Integer::sum));
        }

        @Override
        public Mono<Integer> read(String key, Window window) {
            return Mono.fromSupplier(() -> counts.getOrDefault(key + window, 0));
        }

        @Override
        public Mono<Void> forget(Window window) {
            return Mono.empty();
        }
    }

    private void takeTen() {
        Flux.range(0, 10).concatMap(number -> limiter.take(LIMIT, "ada")).blockLast();
    }

    @Test
    void theEleventhTryIsRefusedWithTheTimeToWait() {
        takeTen();

        now = now.plusSeconds(20);
        assertThatThrownBy(() -> limiter.take(LIMIT, "ada").block())
                .hasMessage("Too many")
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .returns(429, refused -> refused.status().value())
                .returns(Duration.ofSeconds(41), Refused::retryAfter);
    }

    @Test
    void othersAreNotConcerned() {
        takeTen();

        assertThat(limiter.take(LIMIT, "grace").block()).isNotNull();
    }

    @Test
    void aBorderBetweenMinutesDoesNotDoubleTheLimit() {
        now = now.plusSeconds(59);
        takeTen();

        now = now.plusSeconds(2);

        assertThatThrownBy(() -> limiter.take(LIMIT, "ada").block()).isInstanceOf(Refused.class);
    }

    @Test
    void afterTwoMinutesAllIsForgotten() {
        takeTen();

        now = now.plusSeconds(120);

        takeTen();
    }

    @Test
    void whatIsGivenBackDoesNotCount() {
        for (var attempt = 0; attempt < 50; attempt++) {
            limiter.take(LIMIT, "ada").flatMap(limiter::giveBack).block();
        }

        takeTen();
    }

    @Test
    void aRefusedTryDoesNotCountEither() {
        takeTen();
        for (var attempt = 0; attempt < 50; attempt++) {
            assertThatThrownBy(() -> limiter.take(LIMIT, "ada").block()).isInstanceOf(Refused.class);
        }

        now = now.plusSeconds(70);

        assertThat(limiter.take(LIMIT, "ada").block()).isNotNull();
    }

    @Test
    void aSharedLimitCountsOnlyWhatIsReported() {
        for (var attempt = 0; attempt < 50; attempt++) {
            limiter.check(LIMIT, "hall").block();
        }
        Flux.range(0, 10).concatMap(number -> limiter.count(LIMIT, "hall")).blockLast();

        assertThatThrownBy(() -> limiter.check(LIMIT, "hall").block()).isInstanceOf(Refused.class);
    }
}
