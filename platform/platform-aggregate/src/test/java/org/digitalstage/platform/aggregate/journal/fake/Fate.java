package org.digitalstage.platform.aggregate.journal.fake;

/**
 * What becomes of one call.
 *
 * @param there milliseconds until the server gets it
 * @param back milliseconds until the caller gets the answer
 * @param outcome how it ends
 */
public record Fate(long there, long back, Outcome outcome) {

    /** Done and answered at once. */
    public static final Fate GOOD = new Fate(0, 0, Outcome.ANSWERED);

    /** How a call ends. */
    public enum Outcome {
        /** Done, and the caller knows. */
        ANSWERED,
        /** Done, but the caller gets an exception. */
        ANSWER_LOST,
        /** Not done, and the caller gets an exception. */
        NOT_DONE,
        /** The caller gets an exception; long after that it is done all the same. */
        LATE
    }
}
