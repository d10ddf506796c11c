package org.digitalstage.stage.socket;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.AggregateId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the order of one session's commands, also across aggregates: those for one aggregate queue in its mailbox, one for another waits
 * until they are answered.
 */
final class Turnstile {

    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private @Nullable AggregateId target;
    private int inside;

    /**
     * Starts a command as soon as it may.
     *
     * @param to the aggregate it is for; {@code null} if it needs more than one, so that it goes alone
     * @param start called once; the stage it gives ends when the command is answered
     */
    void pass(@Nullable AggregateId to, Supplier<CompletionStage<?>> start) {
        Waiting waiting = new Waiting(to, start);
        boolean free;
        synchronized (this) {
            free = queue.isEmpty() && isFree(waiting);
            if (free) {
                enter(waiting);
            } else {
                queue.add(waiting);
            }
        }
        if (free) {
            start(waiting);
        }
    }

    private boolean isFree(Waiting next) {
        return inside == 0 || (next.to != null && Objects.equals(next.to, target));
    }

    private void enter(Waiting next) {
        inside++;
        target = next.to;
    }

    private void start(Waiting next) {
        next.start.get().whenComplete((done, fault) -> left());
    }

    private void left() {
        List<Waiting> free = new ArrayList<>();
        synchronized (this) {
            inside--;
            while (!queue.isEmpty() && isFree(queue.getFirst())) {
                Waiting next = queue.removeFirst();
                enter(next);
                free.add(next);
            }
        }
        free.forEach(this::start);
    }

    private record Waiting(@Nullable AggregateId to, Supplier<CompletionStage<?>> start) {}
}
