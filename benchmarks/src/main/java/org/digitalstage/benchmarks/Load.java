package org.digitalstage.benchmarks;

/** How many stages, how many members inside each, and how many changes a second every stage sees. */
public record Load(int stages, int members, int changesPerSecond) {

    /** One socket for each member. */
    public int sockets() {
        return stages * members;
    }

    /** What the server has to hand out when each change reaches all inside. */
    public int deliveriesPerSecond() {
        return sockets() * changesPerSecond;
    }

    @Override
    public String toString() {
        return stages + " x " + members + ", " + changesPerSecond + "/s each";
    }
}
