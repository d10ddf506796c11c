package org.digitalstage.auth.password;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.digitalstage.platform.web.Refused;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Threads for work that fills a processor: few, with a bounded queue, so that a flood costs the flood and not everybody. */
final class HashQueue implements AutoCloseable {

    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private final ThreadPoolExecutor workers;

    HashQueue(PasswordSettings settings) {
        var threads = settings.threads();
        this.workers = new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(settings.queue()), HashQueue::worker);
    }

    private static Thread worker(Runnable work) {
        return Thread.ofPlatform().daemon().name("password-hash").unstarted(work);
    }

    /** Fails with 503 at once if too many wait already. Work whose caller has gone by the time it is its turn is left out. */
    <T> Mono<T> run(Callable<T> work) {
        return Mono.create(caller -> enqueue(work, caller));
    }

    private <T> void enqueue(Callable<T> work, MonoSink<T> caller) {
        var task = new Task<>(work, caller);
        try {
            caller.onCancel(() -> task.gone = true);
            workers.execute(task);
        } catch (RejectedExecutionException full) {
            caller.error(new Refused(
                    HttpStatus.SERVICE_UNAVAILABLE, "Too many sign-ins at once, please try again", COME_BACK));
        }
    }

    int waiting() {
        return workers.getQueue().size();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private static final class Task<T> implements Runnable {

        private final Callable<T> work;
        private final MonoSink<T> caller;
        private volatile boolean gone;

        Task(Callable<T> work, MonoSink<T> caller) {
            this.work = work;
            this.caller = caller;
        }

        @Override
        public void run() {
            if (gone) {
                return;
            }
            try {
                caller.success(work.call());
            } catch (Throwable fault) { // also an error is an answer, or the caller would wait for ever
                caller.error(fault);
            }
        }
    }
}
