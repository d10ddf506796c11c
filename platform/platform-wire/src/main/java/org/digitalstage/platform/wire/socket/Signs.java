package org.digitalstage.platform.wire.socket;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The signs of life of one client, for those who want to know whether it is still there before they do what it asked for. A sign is a PONG to a PING with the
 * time in it; it proves that the client was there when the PING was sent. Times are monotonic nanoseconds. Safe from any thread.
 */
final class Signs {

    private static final CompletableFuture<Boolean> YES = CompletableFuture.completedFuture(true);
    private static final CompletableFuture<Boolean> NO = CompletableFuture.completedFuture(false);

    /** What a client said right before it took its leave is still done, if that does not take longer. */
    private static final long PARTING = TimeUnit.MILLISECONDS.toNanos(250);

    private final LongConsumer ask;
    private volatile long shownAt;
    private volatile boolean closed;
    private volatile long goneAt;
    private long missedAt;
    private boolean missed;
    private volatile @Nullable CompletableFuture<Boolean> asked;

    /**
     * Of a client that is there now.
     *
     * @param ask sends a PING with this time, and says {@link #missed} if it is not answered
     */
    Signs(LongConsumer ask, long now) {
        this.ask = ask;
        this.shownAt = now;
    }

    /** Whether it was there at some time after {@code since}, and has not gone. If that is not known it is asked now. */
    CompletableFuture<Boolean> isThere(long since, long now) {
        boolean shown = shownAt - since >= 0;
        if (closed) {
            return shown && goneAt - now > 0 ? YES : NO;
        }
        return shown ? YES : ask(since, now);
    }

    private CompletableFuture<Boolean> ask(long since, long now) {
        CompletableFuture<Boolean> answer;
        synchronized (this) {
            if (closed || (missed && missedAt - since >= 0)) {
                return NO;
            }
            answer = asked;
            if (answer != null) {
                return answer;
            }
            answer = new CompletableFuture<>();
            asked = answer;
        }
        ask.accept(now);
        return answer;
    }

    /** Whether an answer is waited for, so that reading must go on. */
    boolean isAsked() {
        return asked != null;
    }

    /** The PING of this time was answered. */
    void shown(long at) {
        if (at - shownAt > 0) {
            shownAt = at;
        }
        tell(true);
    }

    /** The PING of this time was not answered for long enough. */
    void missed(long at) {
        synchronized (this) {
            if (asked == null || shownAt - at >= 0) {
                return;
            }
            missed = true;
            missedAt = at;
        }
        tell(false);
    }

    /** It took its leave with a close frame. */
    void parted(long now) {
        closed(now + PARTING);
    }

    /** It has gone, at this time at the latest; what is said of it later changes nothing. */
    void closed(long at) {
        if (!closed) {
            goneAt = at;
            closed = true;
            tell(false);
        }
    }

    private void tell(boolean there) {
        CompletableFuture<Boolean> answer;
        synchronized (this) {
            answer = asked;
            asked = null;
        }
        if (answer != null) {
            answer.complete(there);
        }
    }
}
