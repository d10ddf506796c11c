package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Step;
import org.jspecify.annotations.Nullable;

/** The commands that entries of the last minute answered, so that none is decided twice. */
final class Answered {

    private final long rememberedMillis;
    private final Map<String, Answer> answers = new LinkedHashMap<>();

    Answered(Duration remembered, Map<String, Long> kept) {
        this.rememberedMillis = remembered.toMillis();
        kept.forEach((command, time) -> answers.put(command, new Answer(0, time, null)));
    }

    @Nullable
    Answer to(String command) {
        return answers.get(command);
    }

    void note(Entry entry) {
        for (Step step : entry.steps()) {
            answers.put(step.command(), new Answer(entry.seq(), entry.time(), step));
        }
        var eldest = answers.values().iterator();
        while (eldest.hasNext() && eldest.next().time() < entry.time() - rememberedMillis) {
            eldest.remove();
        }
    }

    /** For a snapshot: command ids and the time of their entry. */
    Map<String, Long> kept() {
        Map<String, Long> kept = new LinkedHashMap<>();
        answers.forEach((command, answer) -> kept.put(command, answer.time()));
        return kept;
    }

    /**
     * Where a command was answered.
     *
     * @param seq number of the entry; 0 where only the id was kept
     * @param time of the entry
     * @param step what it did; {@code null} where only the id was kept
     */
    record Answer(long seq, long time, @Nullable Step step) {}
}
