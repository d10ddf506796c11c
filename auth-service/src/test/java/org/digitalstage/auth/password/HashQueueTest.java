package org.digitalstage.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.digitalstage.platform.web.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HashQueueTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    private final HashQueue queue = new HashQueue(new PasswordSettings(8, 1_000, 1_024, 1, 2, 3));
    private final CountDownLatch open = new CountDownLatch(1);

    @AfterEach
    void close() {
        open.countDown();
        queue.close();
    }

    private String waitForOpening() throws InterruptedException {
        open.await();
        return Thread.currentThread().getName();
    }

    @Test
    void workIsDoneOnThreadsOfItsOwn() {
        assertThat(queue.run(() -> Thread.currentThread().getName()).block(BOUND))
                .isEqualTo("password-hash");
    }

    @Test
    void twoWorkThreeWaitAndAllOthersAreRefusedAtOnce() throws InterruptedException {
        var two = new CountDownLatch(2);
        var working = new AtomicInteger();
        var most = new AtomicInteger();
        var all = IntStream.range(0, 20)
                .mapToObj(number -> queue.run(() -> {
                            most.accumulateAndGet(working.incrementAndGet(), Math::max);
                            two.countDown();
                            waitForOpening();
                            return working.getAndDecrement();
                        })
                        .toFuture())
                .toList();

        assertThat(all).filteredOn(CompletableFuture::isCompletedExceptionally).hasSize(15);
        assertThat(all)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .allSatisfy(refused -> assertThat(refused.exceptionNow()).isInstanceOf(Refused.class));
        assertThat(two.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        open.countDown();
        assertThat(all.stream().filter(work -> !work.isCompletedExceptionally()).map(CompletableFuture::join))
                .hasSize(5);
        assertThat(most).hasValue(2);
    }

    @Test
    void workOfACallerWhoHasGoneIsLeftOut() {
        var first = queue.run(this::waitForOpening).subscribe();
        var second = queue.run(this::waitForOpening).subscribe();
        var done = new AtomicBoolean();

        queue.run(() -> {
                    done.set(true);
                    return "done";
                })
                .subscribe()
                .dispose();
        open.countDown();

        assertThat(queue.run(() -> "after").block(BOUND)).isEqualTo("after");
        assertThat(done).isFalse();
        assertThat(first.isDisposed() || second.isDisposed()).isTrue();
    }

    @Test
    void aFaultOfTheWorkIsTheCallers() {
        var failing = queue.run(() -> {
            throw new IllegalStateException("broken");
        });

        assertThat(failing.materialize().block(BOUND).getThrowable()).hasMessage("broken");
    }
}
