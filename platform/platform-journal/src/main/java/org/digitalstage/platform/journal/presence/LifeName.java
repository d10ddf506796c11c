package org.digitalstage.platform.journal.presence;

/** Under which name what this instance holds is written down: its boot id, and how often it was taken for dead since. */
public final class LifeName {

    private final String instance;
    private volatile int life;

    public LifeName(String instance) {
        this.instance = instance;
    }

    /** The boot id, which is also where messages to this instance go. */
    public String instance() {
        return instance;
    }

    /** The name now. */
    public String current() {
        return instance + "." + life;
    }

    /** The instance was taken for dead: what it begins now has another name. */
    synchronized void begin() {
        life++;
    }

    /** The boot id in a name. */
    public static String instance(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
