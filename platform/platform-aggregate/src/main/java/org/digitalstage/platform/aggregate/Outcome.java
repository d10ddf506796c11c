package org.digitalstage.platform.aggregate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a command ended. */
public sealed interface Outcome {

    /**
     * It was accepted, and what it changed is durable and was told to followers here.
     *
     * @param seq number of the entry that holds it; where nothing had to be written, of the state it was decided on
     * @param reply what the rule replied
     * @param signals what the rule wants told
     */
    record Stored(long seq, @Nullable Object reply, List<Signal> signals) implements Outcome {}

    /** A rule, a limit or the state of the store said no; nothing was changed. */
    record Refused(String code, String sentence) implements Outcome {

        private static final String FAULT = "fault";

        /** A fault of our own making; asking again would give the same. */
        public static Refused fault() {
            return new Refused(FAULT, "Something went wrong here, nothing was changed");
        }

        public boolean isFault() {
            return code.equals(FAULT);
        }
    }

    /** Nobody can say at the moment whether it was stored. */
    record Doubtful() implements Outcome {
        public static final String SENTENCE = "Outcome unknown, please look";
    }

    /** A follow-up came before its predecessor; nothing was changed. */
    record Early() implements Outcome {}
}
