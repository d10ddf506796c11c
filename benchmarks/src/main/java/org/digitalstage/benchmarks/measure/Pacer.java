package org.digitalstage.benchmarks.measure;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends at a steady rate whether or not the server keeps up, stage after stage, evenly spaced. */
final class Pacer {

    private final EventLoop loop;
    private final List<StageTraffic> stages;
    private final Count count;
    private final double nanosBetween;
    private long start;
    private long next;
    private boolean running;

    Pacer(EventLoop loop, List<StageTraffic> stages, Count count, int changesPerSecondAndStage) {
        this.loop = loop;
        this.stages = stages;
        this.count = count;
        this.nanosBetween = 1e9 / ((double) changesPerSecondAndStage * stages.size());
    }

    void start() {
        running = true;
        start = System.nanoTime();
        tick();
    }

    void stop() {
        running = false;
    }

    private void tick() {
        if (!running) {
            return;
        }
        long now = System.nanoTime();
        while (due() <= now) {
            count.lagged(now - due());
            stages.get((int) (next % stages.size())).sendNext();
            next++;
        }
        var _ = loop.schedule(this::tick, Math.max(0, due() - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private long due() {
        return start + (long) (next * nanosBetween);
    }
}
