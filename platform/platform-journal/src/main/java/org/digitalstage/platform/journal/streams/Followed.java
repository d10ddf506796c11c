package org.digitalstage.platform.journal.streams;

import io.lettuce.core.StreamMessage;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stream that is being read, and how far. Changed on the reader's turns only. */
final class Followed {

    private static final Logger LOG = LoggerFactory.getLogger(Followed.class);
    private static final long SLACK = 2000;

    private final String key;
    private final Predicate<Map<String, byte[]>> handler;
    private final long since = System.nanoTime();
    private @Nullable String place;

    Followed(String key, Predicate<Map<String, byte[]>> handler) {
        this.key = key;
        this.handler = handler;
    }

    String key() {
        return key;
    }

    boolean placed() {
        return place != null;
    }

    String place() {
        return place == null ? "0-0" : place;
    }

    /** Starts a little before the moment it was asked for, so that nothing falls between; what comes twice is of no use twice. */
    void start(long redisNow) {
        place = StreamId.before(redisNow - millisSince(since) - SLACK).toString();
    }

    /**
     * Starts over when the stream ends before what was read of it: another Redis, or one that lost its memory. Whatever it holds from the time
     * since it was last heard is new.
     */
    void check(@Nullable String lastInStream, long redisNow, long lastHeard) {
        if (lastInStream == null || StreamId.parse(lastInStream).compareTo(StreamId.parse(place())) < 0) {
            place = StreamId.before(redisNow - millisSince(lastHeard) - SLACK).toString();
        }
    }

    /** Whether it was of use here. */
    boolean receive(StreamMessage<String, byte[]> message) {
        place = message.getId();
        Map<String, byte[]> body = message.getBody();
        try {
            return body != null && handler.test(body);
        } catch (Throwable fault) {
            LOG.error("An entry of stream {} could not be taken", key, fault);
            return true;
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
