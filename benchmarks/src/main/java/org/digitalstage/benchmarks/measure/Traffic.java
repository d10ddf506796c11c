package org.digitalstage.benchmarks.measure;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitalstage.benchmarks.crowd.Member;

/** All stages of one load together: warm-up, measurement, and the wait for the last delivery. */
public final class Traffic {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(3);

    private final EventLoop loop;
    private final Count count = new Count();
    private final List<StageTraffic> stages;
    private final Pacer pacer;

    public Traffic(EventLoop loop, List<List<Member>> members, boolean everybodyMixes, int changesPerSecond) {
        this.loop = loop;
        this.stages = members.stream()
                .map(inside -> new StageTraffic(inside, everybodyMixes, count))
                .toList();
        this.pacer = new Pacer(loop, stages, count, changesPerSecond);
    }

    /**
     * @param usage asked at the first and at the last moment of the measured time
     */
    public <U> Observed<U> run(Duration warmUp, Duration measured, Supplier<U> usage) throws InterruptedException {
        onLoop(() -> stages.forEach(StageTraffic::takeSeats));
        onLoop(pacer::start);
        Thread.sleep(warmUp);
        Moment<U> first = begin(usage);
        Thread.sleep(measured);
        Moment<U> last = end(usage);
        onLoop(pacer::stop);
        drain();
        return onLoop(() -> new Observed<>(first, last, count.latency(), count.lag(), count.now(), sent(), missing()));
    }

    private <U> Moment<U> begin(Supplier<U> usage) {
        return onLoop(() -> {
            count.measure(true);
            return new Moment<>(System.nanoTime(), count.now(), sent(), usage.get());
        });
    }

    private <U> Moment<U> end(Supplier<U> usage) {
        return onLoop(() -> {
            count.measure(false);
            return new Moment<>(System.nanoTime(), count.now(), sent(), usage.get());
        });
    }

    private void drain() throws InterruptedException {
        long open = onLoop(this::open);
        long quietSince = System.nanoTime();
        while (open > 0 && System.nanoTime() - quietSince < LONGEST_SILENCE.toNanos()) {
            Thread.sleep(50);
            long still = onLoop(this::open);
            quietSince = still < open ? System.nanoTime() : quietSince;
            open = still;
        }
    }

    private long open() {
        Counted counted = count.now();
        return missing() + Math.max(0, sent() - counted.acknowledged() - counted.refused());
    }

    private long sent() {
        return stages.stream().mapToLong(StageTraffic::sent).sum();
    }

    private long missing() {
        return stages.stream().mapToLong(StageTraffic::missing).sum();
    }

    private void onLoop(Runnable work) {
        loop.submit(work).syncUninterruptibly();
    }

    private <T> T onLoop(Callable<T> work) {
        return loop.submit(work).syncUninterruptibly().getNow();
    }
}
