package org.digitalstage.platform.aggregate.kind;

/** Which changes of a kind become an event. */
public enum Told {
    ADDED("-a"),
    CHANGED("-c"),
    REMOVED("-r"),
    SAID("");

    private final String suffix;

    Told(String suffix) {
        this.suffix = suffix;
    }

    /** The end of the event's name, after the kind's code. */
    public String suffix() {
        return suffix;
    }
}
