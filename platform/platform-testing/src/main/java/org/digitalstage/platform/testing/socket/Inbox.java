package org.digitalstage.platform.testing.socket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that a client received, in order, and how far its test has looked at it. */
final class Inbox {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final List<Received> all = new ArrayList<>();
    private final List<Received> unseen = new ArrayList<>();
    private @Nullable Ending ending;

    synchronized void add(Received received) {
        all.add(received);
        unseen.add(received);
        notifyAll();
    }

    synchronized void end(Ending how) {
        ending = ending == null ? how : ending;
        notifyAll();
    }

    synchronized List<Received> all() {
        return List.copyOf(all);
    }

    synchronized boolean hasEnded() {
        return ending != null;
    }

    /** The first that fits and was not taken before. */
    synchronized Received take(Predicate<Received> fitting, String what, Duration within) {
        return await(() -> taken(fitting), true, what, within);
    }

    synchronized Ending ending(Duration within) {
        return await(() -> ending, false, "the end of the connection", within);
    }

    private @Nullable Received taken(Predicate<Received> fitting) {
        for (int i = 0; i < unseen.size(); i++) {
            if (fitting.test(unseen.get(i))) {
                return unseen.remove(i);
            }
        }
        return null;
    }

    private <T> T await(Supplier<@Nullable T> attempt, boolean needsConnection, String what, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        T result = attempt.get();
        try {
            while (result == null && deadline - System.nanoTime() > 0 && !(needsConnection && ending != null)) {
                wait(1 + (deadline - System.nanoTime()) / NANOS_PER_MILLI);
                result = attempt.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (result == null) {
            throw new AssertionError("Expected " + what + " but got " + summary());
        }
        return result;
    }

    private String summary() {
        List<String> texts = unseen.stream()
                .map(received -> received.text()
                        .substring(0, Math.min(120, received.text().length())))
                .toList();
        return texts.size() + " unseen " + texts.subList(Math.max(0, texts.size() - 20), texts.size()) + ", ended: "
                + ending;
    }
}
