package org.digitalstage.platform.journal.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.journal.Unavailable;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The driver's publishers as futures, begun at once. */
final class Answers {

    private static final int LOOKS = 6;
    private static final long FIRST_WAIT = 10;

    private Answers() {}

    /** All that comes, in order. */
    static <T> CompletableFuture<List<T>> all(Publisher<T> publisher) {
        Collector<T> collector = new Collector<>();
        try {
            publisher.subscribe(collector);
        } catch (RuntimeException fault) {
            collector.onError(fault);
        }
        return collector.all;
    }

    /** The first that comes, {@code null} if nothing does. */
    static <T> CompletableFuture<@Nullable T> first(Publisher<T> publisher) {
        return all(publisher).thenApply(all -> all.isEmpty() ? null : all.getFirst());
    }

    /** That it is done. */
    static CompletableFuture<Void> done(Publisher<?> publisher) {
        return all(publisher).thenAccept(all -> {});
    }

    /** Goes on with the fault if the {@code _id} is taken; any other stays a fault. */
    static <T> CompletableFuture<T> ifTaken(
            CompletableFuture<T> answer, Function<Throwable, CompletableFuture<T>> then) {
        return answer.exceptionallyCompose(fault -> DriverFaults.isTaken(Unavailable.in(fault))
                ? then.apply(fault)
                : CompletableFuture.failedFuture(fault));
    }

    /**
     * What a duplicate key says is there. It may be a rival's that has not reached the majority yet, so it is looked for more than once.
     *
     * @param what for the fault, if it is not there in the end
     */
    static <T> CompletableFuture<T> standing(Supplier<CompletableFuture<@Nullable T>> find, String what) {
        return standing(find, what, 1);
    }

    private static <T> CompletableFuture<T> standing(
            Supplier<CompletableFuture<@Nullable T>> find, String what, int look) {
        return find.get().thenCompose(found -> {
            if (found != null) {
                return CompletableFuture.completedFuture(found);
            }
            return look == LOOKS
                    ? CompletableFuture.failedFuture(notThereYet(what))
                    : CompletableFuture.runAsync(
                                    () -> {}, CompletableFuture.delayedExecutor(FIRST_WAIT << look, MILLISECONDS))
                            .thenCompose(waited -> standing(find, what, look + 1));
        });
    }

    /** The store answered, but what it said does not tell yet how things stand. */
    static Unavailable notThereYet(String what) {
        return new Unavailable("Expected to see " + what + " but it is not there for all yet");
    }

    private static final class Collector<T> implements Subscriber<T> {
        private final CompletableFuture<List<T>> all = new CompletableFuture<>();
        private final List<T> values = new ArrayList<>(1);

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(T value) {
            values.add(value);
        }

        @Override
        public void onError(Throwable fault) {
            all.completeExceptionally(DriverFaults.named(fault));
        }

        @Override
        public void onComplete() {
            all.complete(values);
        }
    }
}
