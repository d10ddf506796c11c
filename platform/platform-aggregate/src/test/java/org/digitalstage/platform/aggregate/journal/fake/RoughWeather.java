package org.digitalstage.platform.aggregate.journal.fake;

import java.util.List;
import java.util.Random;
import java.util.Set;

/** Weather drawn from a seeded chance, with switches for a clear end of a walk. */
public final class RoughWeather implements Weather {

    /** After so many milliseconds, at most, what is late is done. */
    public static final long LATEST = 12_000;

    private static final long TIMEOUT = 2000;

    /** What may be held up on its way when its caller has long given up. */
    private static final Set<String> WRITES =
            Set.of("journal.append", "journal.replace", "pendings.insert", "pendings.delete", "snapshots.save");

    private final Random random;
    private final Odds odds;
    private boolean calm;

    public RoughWeather(Random random, Odds odds) {
        this.random = random;
        this.odds = odds;
    }

    /** From now on only delays. */
    public void calm() {
        calm = true;
    }

    @Override
    public Fate fate(String operation) {
        return WRITES.contains(operation) && chance(odds.late)
                ? new Fate(TIMEOUT + random.nextLong(LATEST - TIMEOUT), TIMEOUT, Fate.Outcome.LATE)
                : new Fate(delay(), delay(), outcome());
    }

    @Override
    public List<Long> arrivals() {
        if (chance(odds.dropped)) {
            return List.of();
        }
        return chance(odds.doubled) ? List.of(delay(), delay()) : List.of(delay());
    }

    private Fate.Outcome outcome() {
        if (chance(odds.answerLost)) {
            return Fate.Outcome.ANSWER_LOST;
        }
        return chance(odds.notDone) ? Fate.Outcome.NOT_DONE : Fate.Outcome.ANSWERED;
    }

    private boolean chance(double odds) {
        return random.nextDouble() < odds && !calm;
    }

    private long delay() {
        return chance(odds.slow) ? random.nextLong(odds.longest + 1) : random.nextLong(4);
    }

    /**
     * How often what happens, each from 0 to 1.
     *
     * @param answerLost a call is done but its answer does not come
     * @param notDone a call is not done
     * @param dropped a told entry does not come
     * @param doubled a told entry comes twice
     * @param slow a way takes long
     * @param longest how long, in milliseconds
     * @param late a write is given up by its caller and done seconds later
     */
    public record Odds(
            double answerLost, double notDone, double dropped, double doubled, double slow, long longest, double late) {

        /** A bad day: something happens in one of ten. */
        public static final Odds BAD = new Odds(0.05, 0.05, 0.1, 0.1, 0.1, 500, 0.02);
    }
}
