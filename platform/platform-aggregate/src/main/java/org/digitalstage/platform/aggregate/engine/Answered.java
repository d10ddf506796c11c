package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Step;
import org.jspecify.annotations.Nullable;

/**
 * The commands that entries answered lately, so that none is decided twice. How long ago is measured on this instance's clock, from when the entry came
 * here: writers' clocks may disagree.
 */
final class Answered {

    private static final int MOST = 8192;

    private final long remembered;
    private final LongSupplier clock;
    private final Map<String, KnownAnswer> answers = new LinkedHashMap<>();

    Answered(Duration remembered, LongSupplier clock, Map<String, Long> kept) {
        this.remembered = remembered.toNanos();
        this.clock = clock;
        long now = clock.getAsLong();
        kept.forEach((command, time) -> answers.put(command, new KnownAnswer(0, time, now, null)));
    }

    /** What became of a command; {@code null} if it is not known here. */
    @Nullable
    Outcome to(String command) {
        KnownAnswer answer = answers.get(command);
        return answer == null ? null : answer.outcome();
    }

    void note(Entry entry) {
        long now = clock.getAsLong();
        for (Step step : entry.steps()) {
            answers.put(
                    step.command(),
                    new KnownAnswer(step.isAnnulled() ? 0 : entry.seq(), entry.time(), now, step.reply()));
        }
        var eldest = answers.values().iterator();
        while (eldest.hasNext() && (now - eldest.next().noted() > remembered || answers.size() > MOST)) {
            eldest.remove();
        }
    }

    /** For a snapshot: command ids and the time of their entry. */
    Map<String, Long> kept() {
        Map<String, Long> kept = new LinkedHashMap<>();
        answers.forEach((command, answer) -> kept.put(command, answer.time()));
        return kept;
    }

    /** Where a command was answered; number 0 where only its id was kept, or it was annulled. */
    private record KnownAnswer(
            long seq, long time, long noted, @Nullable Object reply) {
        Outcome outcome() {
            return seq == 0 ? new Outcome.Doubtful() : new Outcome.Stored(seq, reply, java.util.List.of());
        }
    }
}
