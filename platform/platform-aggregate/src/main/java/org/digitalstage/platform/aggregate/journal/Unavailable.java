package org.digitalstage.platform.aggregate.journal;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What is behind a port did not answer, or not clearly: nobody knows whether it was done, and asking again helps. How a port says so; whatever else it
 * fails with is a fault of our own making, which asking again does not mend.
 */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unavailable(String what) {
        super(what);
    }

    public Unavailable(Throwable cause) {
        super(cause.toString(), cause);
    }

    /** Whether that is what a stage failed with. */
    public static boolean is(@Nullable Throwable fault) {
        return in(fault) instanceof Unavailable;
    }

    /** The fault itself, out of the wrapping that stages put around it. */
    public static @Nullable Throwable in(@Nullable Throwable fault) {
        Throwable found = fault;
        while (found instanceof CompletionException && found.getCause() != null) {
            found = found.getCause();
        }
        return found;
    }
}
