package org.digitalstage.stage.socket;

import java.util.ArrayDeque;
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

    private final ArrayDeque<QueuedCommand> queue = new ArrayDeque<>();
    private final ArrayDeque<QueuedCommand> admitted = new ArrayDeque<>();
    private @Nullable AggregateId target;
    private int inside;
    private boolean starting;

    /**
     * Starts a command as soon as it may.
     *
     * @param to the aggregate it is for; {@code null} if it needs more than one, so that it goes alone
     * @param start called once; the stage it gives ends when the command is answered
     */
    void pass(@Nullable AggregateId to, Supplier<CompletionStage<?>> start) {
        synchronized (this) {
            queue.add(new QueuedCommand(to, start));
            admit();
        }
        startAdmitted();
    }

    private void left() {
        synchronized (this) {
            inside--;
            admit();
        }
        startAdmitted();
    }

    private void admit() {
        while (!queue.isEmpty() && isFree(queue.getFirst())) {
            QueuedCommand next = queue.removeFirst();
            inside++;
            target = next.to;
            admitted.add(next);
        }
    }

    private boolean isFree(QueuedCommand next) {
        return inside == 0 || (next.to != null && Objects.equals(next.to, target));
    }

    /** One after the other, whoever comes: what is admitted on another thread, or while one starts, waits for its turn. */
    private void startAdmitted() {
        for (QueuedCommand next = next(); next != null; next = next()) {
            try {
                next.start.get().whenComplete((done, fault) -> left());
            } finally {
                started();
            }
        }
    }

    private synchronized @Nullable QueuedCommand next() {
        QueuedCommand next = starting ? null : admitted.poll();
        starting |= next != null;
        return next;
    }

    private synchronized void started() {
        starting = false;
    }

    private record QueuedCommand(@Nullable AggregateId to, Supplier<CompletionStage<?>> start) {}
}
