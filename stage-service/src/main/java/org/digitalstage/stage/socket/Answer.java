package org.digitalstage.stage.socket;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of an ack: error first, as clients expect. */
record Answer(List<@Nullable Object> arguments) {

    static Answer done(@Nullable Object reply) {
        return new Answer(reply == null ? Collections.singletonList(null) : Arrays.asList(null, reply));
    }

    /** Done, and nothing found. */
    static Answer nothing() {
        return new Answer(Arrays.asList(null, null));
    }

    /** An ack without any argument: that is how a join succeeds. */
    static Answer bare() {
        return new Answer(List.of());
    }

    static Answer refused(String sentence) {
        return new Answer(List.of(sentence));
    }
}
