package org.digitalstage.routers.presence;

/** Under which name the sockets of this instance are written down: its boot id, and how often it was taken for dead since. */
public final class Name {

    private final String boot;
    private volatile int life;

    public Name(String boot) {
        this.boot = boot;
    }

    public String current() {
        return boot + "." + life;
    }

    /** The instance was taken for dead: what it begins now has another name. */
    synchronized void begin() {
        life++;
    }
}
