package org.digitalstage.platform.aggregate.engine;

import java.util.concurrent.CompletableFuture;

/**
 * Sees to it that nothing is decided for somebody who has gone, for he may have asked another instance for something else since. Who must show first that he
 * is still there holds up all others for that time, so the order stays. On the aggregate's lane only.
 */
final class RollCall<C> {

    private final Room<C> room;
    private final Queue<C> queue;
    private final Engine<C> engine;
    private boolean out;

    RollCall(Room<C> room, Queue<C> queue, Engine<C> engine) {
        this.room = room;
        this.queue = queue;
        this.engine = engine;
    }

    /** Whether somebody has not answered yet. */
    boolean isOut() {
        return out;
    }

    /** Throws away what nobody waits for any more. False if somebody must show first that he is there; then {@code again} runs when all have. */
    boolean isDone(Runnable again) {
        long whole = engine.contact().wholeSince();
        long now = engine.now();
        CompletableFuture<?>[] unsure = queue.stream()
                .map(asked -> asked.isAwaited(whole, now))
                .filter(awaited -> !awaited.isDone())
                .toArray(CompletableFuture[]::new);
        if (unsure.length > 0) {
            out = true;
            CompletableFuture.allOf(unsure).whenCompleteAsync((_, _) -> back(again), room.lane());
            return false;
        }
        queue.refuse(
                Asked::refuseForsaken, asked -> !asked.isAwaited(whole, now).getNow(true));
        return true;
    }

    private void back(Runnable again) {
        out = false;
        again.run();
    }
}
