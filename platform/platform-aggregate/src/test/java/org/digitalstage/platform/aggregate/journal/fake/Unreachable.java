package org.digitalstage.platform.aggregate.journal.fake;

/** A call without a clear answer: the caller cannot know whether it was done. */
public final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreachable(String operation) {
        super("No answer to " + operation, null, false, false);
    }
}
