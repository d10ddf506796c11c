package org.digitalstage.platform.journal.store;

/** The store answered, but what it said does not yet tell how things stand. Asking again helps. */
public final class InDoubt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InDoubt(String what) {
        super("Expected to see " + what + " but it is not there for all yet");
    }
}
