package org.digitalstage.platform.aggregate.journal;

/**
 * What is written there is of a form that this version does not know. It is never skipped: the aggregate closes here, and its sockets go to an
 * instance that knows it.
 */
public final class UnknownFormat extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownFormat(String what, String found) {
        super("Expected " + what + " in a known form but got " + found);
    }
}
