package org.digitalstage.platform.journal.streams;

/** Redis did not take it, or nobody knows whether it did. */
public final class Unsent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unsent(String why) {
        super(why, null, false, false);
    }
}
