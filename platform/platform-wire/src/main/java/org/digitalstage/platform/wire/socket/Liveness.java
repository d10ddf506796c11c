package org.digitalstage.platform.wire.socket;

import org.jspecify.annotations.Nullable;

/**
 * Whether a client is still there. It shows so by a PONG, and while bytes wait for it (when a PING would only queue behind them) by taking
 * some. While we do not read from it, it cannot show anything, so that time does not count. Times are nanoseconds.
 */
final class Liveness {

    private final WireSettings settings;
    private long openedAt;
    private long pingedAt;
    private long aliveAt;
    private long progressAt;
    private long taken;
    private boolean authenticated;

    Liveness(WireSettings settings, long now) {
        this.settings = settings;
        this.openedAt = now;
        this.pingedAt = now;
        this.aliveAt = now;
        this.progressAt = now;
    }

    void authenticated() {
        authenticated = true;
    }

    void pong(long now) {
        aliveAt = now;
    }

    /** We stood still ourselves, as a paused process does: what a client said meanwhile is not read yet, so that time does not count either. */
    void stoodStill(long now, long nanos) {
        openedAt = Math.min(now, openedAt + nanos);
        aliveAt = Math.min(now, aliveAt + nanos);
        progressAt = Math.min(now, progressAt + nanos);
    }

    /** Looks at the bytes its side has taken so far, and those that wait; gives the reason to drop it, if there is one. */
    @Nullable
    DropReason look(long now, long takenSoFar, long waiting, boolean reading) {
        if (takenSoFar != taken || waiting == 0) {
            progressAt = now;
        }
        if (!reading || (waiting > 0 && takenSoFar != taken)) {
            aliveAt = now;
        }
        taken = takenSoFar;
        if (waiting > 0 && now - progressAt > settings.progressWithin().toNanos()) {
            return DropReason.SLOW;
        }
        if (now - aliveAt > settings.pongWithin().toNanos()) {
            return DropReason.SILENT;
        }
        boolean late = now - openedAt > settings.authenticateWithin().toNanos();
        return late && !authenticated ? DropReason.UNAUTHENTICATED : null;
    }

    /** Whether a PING is due; asked only when one could be sent, and then it is. */
    boolean pingDue(long now) {
        boolean due = now - pingedAt >= settings.pingEvery().toNanos();
        if (due) {
            pingedAt = now;
        }
        return due;
    }
}
