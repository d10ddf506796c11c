package org.digitalstage.platform.wire.socket;

/** How much a client may send: a bucket of tokens, one a frame, that fills steadily up to a burst. */
final class FrameBucket {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double perNano;
    private final double burst;
    private double tokens;
    private long filledAt;

    FrameBucket(int sustained, int burst, long now) {
        this.perNano = sustained / NANOS_PER_SECOND;
        this.burst = burst;
        this.tokens = burst;
        this.filledAt = now;
    }

    /** Takes a token, even one that is not there yet. */
    void take() {
        tokens--;
    }

    boolean isEmpty(long now) {
        tokens = Math.min(burst, tokens + (now - filledAt) * perNano);
        filledAt = now;
        return tokens < 1;
    }
}
