package org.digitalstage.platform.aggregate.engine;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.digitalstage.platform.aggregate.Asker;
import org.jspecify.annotations.Nullable;

/** A client's connection to an instance. The client ends it with a word, which the instance hears once it runs, or without one. */
final class Connected implements Asker {

    private static final long PATIENCE_MILLIS = 1000;

    private final World world;
    private final Instance instance;
    private final Random random;
    private boolean left;
    private boolean closed;
    private long shownAt;
    private long missedAt = Long.MIN_VALUE;
    private @Nullable CompletableFuture<Boolean> answer;

    Connected(World world, Instance instance, Random random) {
        this.world = world;
        this.instance = instance;
        this.random = random;
        this.shownAt = now();
    }

    private long now() {
        return world.time.millis() * world.tick;
    }

    boolean hasLeft() {
        return left;
    }

    void leave(boolean withAWord) {
        left = true;
        if (withAWord) {
            instance.process.after(random.nextInt(20), () -> closed = true);
        }
    }

    @Override
    public CompletableFuture<Boolean> isThere(long since) {
        if (closed || (shownAt < since && since <= missedAt)) {
            return CompletableFuture.completedFuture(false);
        }
        if (shownAt >= since) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<Boolean> asked = answer;
        if (asked == null) {
            asked = new CompletableFuture<>();
            answer = asked;
            ask(now());
        }
        return asked;
    }

    private void ask(long at) {
        world.count("asked whether there");
        world.time.after(1 + random.nextInt(30), () -> {
            if (!left) {
                instance.process.after(1 + random.nextInt(30), () -> shown(at));
            }
        });
        instance.process.after(PATIENCE_MILLIS, () -> missed(at));
    }

    private void shown(long at) {
        shownAt = Math.max(shownAt, at);
        answered(true);
    }

    private void missed(long at) {
        if (shownAt < at) {
            missedAt = at;
            answered(false);
        }
    }

    private void answered(boolean there) {
        CompletableFuture<Boolean> asked = answer;
        answer = null;
        if (asked != null) {
            asked.complete(there);
        }
    }
}
