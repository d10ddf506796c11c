package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;

/**
 * Whom commands are passed to: an instance that kept winning lately, for as long as it writes for others than us as well. To write here meanwhile would
 * only be to beat each other again. On the aggregate's lane only.
 */
final class Favour {

    private static final long REST = Duration.ofSeconds(2).toNanos();
    private static final long LASTS = Duration.ofMillis(500).toNanos();

    private final Engine<?> engine;
    private String favourite = "";
    private long favouredAt;
    private long servedAt;
    private long disappointedAt;

    Favour(Engine<?> engine) {
        this.engine = engine;
        long longAgo = engine.now() - REST;
        this.favouredAt = longAgo;
        this.servedAt = longAgo;
        this.disappointedAt = longAgo;
    }

    String favourite() {
        return favourite;
    }

    void win(String winner) {
        favourite = winner;
        favouredAt = engine.now();
    }

    /** The favourite wrote for another: it stays one. */
    void keep() {
        favouredAt = lasts() ? engine.now() : favouredAt;
    }

    /** Others pass their commands here: passing ours to them would only turn us all in a circle. */
    void serve() {
        servedAt = engine.now();
    }

    /** The favourite did not answer: for a while nothing is passed. */
    void disappoint() {
        disappointedAt = engine.now();
    }

    /** Whether to pass commands to the favourite now. */
    boolean isShown() {
        long now = engine.now();
        return lasts()
                && now - disappointedAt >= REST
                && now - servedAt >= LASTS
                && !favourite.equals(engine.boot())
                && engine.ports().distribution().well();
    }

    private boolean lasts() {
        return engine.now() - favouredAt < LASTS;
    }
}
