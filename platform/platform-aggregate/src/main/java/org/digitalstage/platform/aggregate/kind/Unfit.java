package org.digitalstage.platform.aggregate.kind;

import org.digitalstage.platform.aggregate.Rejected;
import org.jspecify.annotations.Nullable;

/** The sentences for payloads that do not fit; none of them repeats a text that a client sent. */
public final class Unfit {

    /** The code of every such refusal. */
    public static final String CODE = "invalid-payload";

    private Unfit() {}

    /** A sentence of its own. */
    public static Rejected saying(String sentence) {
        return new Rejected(CODE, sentence);
    }

    /** {@code Expected <what> to be <expected> but got <a description of the value>}. */
    public static Rejected expected(String what, String expected, @Nullable Object value) {
        return instead(what, expected, Json.describe(value));
    }

    /** {@code Expected <what> to be <expected> but got <got>}. */
    static Rejected instead(String what, String expected, String got) {
        return saying("Expected " + what + " to be " + expected + " but got " + got);
    }
}
