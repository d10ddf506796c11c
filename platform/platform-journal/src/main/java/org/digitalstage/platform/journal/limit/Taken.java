package org.digitalstage.platform.journal.limit;

/** A try that has been counted. */
@FunctionalInterface
public interface Taken {

    /** It does not count after all; called once at most. Whoever tries next from here finds it given back. */
    void giveBack();
}
