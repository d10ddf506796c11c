package org.digitalstage.platform.aggregate.time;

/** Where regular work says what went wrong with it; an adapter logs and counts. */
public interface Mishaps {

    /**
     * One turn of this work threw something, or its stage failed or did not end in time. The next turn comes all the same.
     *
     * @param task what the work is called, the same word each time
     */
    void during(String task, Throwable fault);
}
