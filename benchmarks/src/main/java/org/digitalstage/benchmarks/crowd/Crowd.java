package org.digitalstage.benchmarks.crowd;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.digitalstage.benchmarks.Load;

/** Everybody of one load: first they only sign in (idle sockets), then they go into their stages. */
public final class Crowd {

    private static final int AT_ONCE = 16;

    private final Load load;
    private final List<Arrival> arrivals;

    private Crowd(Load load, List<Arrival> arrivals) {
        this.load = load;
        this.arrivals = arrivals;
    }

    /** Signs everybody in; person numbers start at {@code first}. */
    public static Crowd arrive(Door door, Load load, int first) {
        return new Crowd(load, atOnce(load.sockets(), person -> () -> Arrival.signIn(door, first + person)));
    }

    /** One list of members for each stage; all are inside when this returns. */
    public List<List<Member>> enter(boolean everybodyMixes) {
        List<OpenStage> stages = atOnce(load.stages(), number -> () -> OpenStage.by(ownerOf(number), number));
        List<Member> members =
                atOnce(load.sockets(), person -> () -> arrivals.get(person).join(stages.get(person / load.members())));
        List<List<Member>> byStage = IntStream.range(0, load.stages())
                .mapToObj(
                        number -> List.copyOf(members.subList(number * load.members(), (number + 1) * load.members())))
                .toList();
        if (everybodyMixes) {
            for (int number = 0; number < load.stages(); number++) {
                stages.get(number).letEverybodyMix(ownerOf(number), byStage.get(number));
            }
        }
        return byStage;
    }

    /** Everybody goes home. */
    public void leave() {
        arrivals.forEach(arrival -> arrival.socket().close());
    }

    private Arrival ownerOf(int stage) {
        return arrivals.get(stage * load.members());
    }

    private interface Numbered<T> {
        Callable<T> task(int number);
    }

    /** Bounded, because the server admits only so many at once and the rest would just queue there. */
    private static <T> List<T> atOnce(int count, Numbered<T> work) {
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                places.acquire();
                running.add(threads.submit(releasing(places, work.task(number))));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> one : running) {
                done.add(one.get());
            }
            return done;
        } catch (ExecutionException cause) {
            throw new IllegalStateException("Expected everybody to get in but somebody did not", cause.getCause());
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while people came in", cause);
        }
    }

    private static <T> Callable<T> releasing(Semaphore places, Callable<T> task) {
        return () -> {
            try {
                return task.call();
            } finally {
                places.release();
            }
        };
    }
}
