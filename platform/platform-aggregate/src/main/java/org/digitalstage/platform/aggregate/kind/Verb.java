package org.digitalstage.platform.aggregate.kind;

import java.util.Locale;

/** What a client can do with an entity by a command of its own, for example {@code create-group}. */
public enum Verb {
    CREATE,
    CHANGE,
    REMOVE;

    /** The word on the wire, for example {@code create}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
