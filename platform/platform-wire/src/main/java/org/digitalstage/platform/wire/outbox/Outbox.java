package org.digitalstage.platform.wire.outbox;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one socket has still to take: one ordered queue of acknowledgements and events alike, bounded in bytes. Frames leave it in
 * pieces, only as fast as the socket drains. Used by one thread.
 */
public final class Outbox {

    private final long limit;
    private final long initialLimit;
    private final ArrayDeque<Outgoing> fresh = new ArrayDeque<>(4); // not seen by the socket yet, so under no pressure
    private final Backlog backlog = new Backlog();
    private @Nullable Outgoing leaving;
    private int left;
    private long bytes;
    private long initialBytes;
    private long merged;

    /** An empty one; initial frames have a limit of their own. */
    public Outbox(long limit, long initialLimit) {
        this.limit = limit;
        this.initialLimit = initialLimit;
    }

    /** Adds a frame at the end; false when more waits now than may wait. */
    public boolean offer(Outgoing outgoing) {
        count(outgoing, outgoing.frame().length());
        if (backlog.isEmpty()) {
            fresh.add(outgoing);
        } else {
            backlog.add(outgoing, this::gaveWay);
        }
        return fits();
    }

    /** Whether no more waits than may wait. */
    public boolean fits() {
        return bytes <= limit && initialBytes <= initialLimit;
    }

    /** Says that the socket takes no more for now: from here on continuous values may give way to later ones. */
    public void stalled() {
        for (Outgoing outgoing = fresh.poll(); outgoing != null; outgoing = fresh.poll()) {
            backlog.add(outgoing, this::gaveWay);
        }
    }

    private void gaveWay(Outgoing outgoing) {
        count(outgoing, -outgoing.frame().length());
        merged++;
    }

    private void count(Outgoing outgoing, int change) {
        if (outgoing.initial()) {
            initialBytes += change;
        } else {
            bytes += change;
        }
    }

    /** The next bytes for the socket, at most this many; the caller owns the buffer. Only for an outbox that is not empty. */
    public ByteBuf next(ByteBufAllocator allocator, int most) {
        int room = (int) Math.min(most, size());
        ByteBuf buffer = allocator.directBuffer(room, room);
        for (Outgoing outgoing = current(); outgoing != null && buffer.isWritable(); outgoing = current()) {
            take(outgoing, buffer);
        }
        return buffer;
    }

    private @Nullable Outgoing current() {
        if (leaving == null) {
            leaving = backlog.isEmpty() ? fresh.poll() : backlog.poll();
            left = leaving == null ? 0 : leaving.frame().length();
        }
        return leaving;
    }

    private void take(Outgoing outgoing, ByteBuf buffer) {
        int taken = Math.min(left, buffer.writableBytes());
        outgoing.frame().copy(outgoing.frame().length() - left, taken, buffer);
        left -= taken;
        count(outgoing, -taken);
        if (left == 0) {
            leaving = null;
        }
    }

    /** Bytes that wait, those of the initial state included. */
    public long size() {
        return bytes + initialBytes;
    }

    /** Whether so much waits that its client should not ask for more. */
    public boolean isHalfFull() {
        return bytes * 2 > limit || initialBytes * 2 > initialLimit;
    }

    /** Whether nothing waits. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /** How many frames gave way to later ones so far. */
    public long merged() {
        return merged;
    }

    /** Forgets all that waits. */
    public void clear() {
        fresh.clear();
        backlog.clear();
        leaving = null;
        left = 0;
        bytes = 0;
        initialBytes = 0;
    }
}
