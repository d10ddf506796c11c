package org.digitalstage.platform.text;

import java.util.Optional;

/** What may stand in a place for text. It is asked as often as one likes: the normal form of what fits fits, and is its own normal form. */
public sealed interface Rule permits TextRule, AddressRule {

    /** For sentences: {@code a text of 1 to 100 characters on one line}. */
    String describe();

    /** What is there instead, for sentences; empty if the text fits. It repeats nothing of the text. */
    Optional<String> flaw(String text);

    /** The one form of a text that fits. */
    default String normal(String text) {
        return text;
    }
}
