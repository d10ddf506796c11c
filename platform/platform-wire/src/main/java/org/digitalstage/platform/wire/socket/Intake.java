package org.digitalstage.platform.wire.socket;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Hands the messages of one socket on, and holds them back (so that the socket is not read, and TCP slows its client) while too many are
 * unanswered or the client sends more than anybody may. Runs on the channel's event loop, but for {@link #done()}.
 */
final class Intake {

    private final WireSettings settings;
    private final Consumer<ByteBuf> next;
    private final FrameBucket bucket;
    private final ArrayDeque<ByteBuf> held = new ArrayDeque<>(0);
    private final Queue<Integer> unanswered = new ConcurrentLinkedQueue<>(); // their sizes, oldest first
    private final AtomicInteger unansweredFrames = new AtomicInteger();
    private final AtomicLong unansweredBytes = new AtomicLong();
    private volatile boolean full;
    private boolean spent;
    private long heldBytes;

    Intake(WireSettings settings, Consumer<ByteBuf> next, long now) {
        this.settings = settings;
        this.next = next;
        this.bucket = new FrameBucket(settings.sustainedFrames(), settings.burstFrames(), now);
    }

    void arrived(ByteBuf message) {
        held.add(message);
        heldBytes += message.readableBytes();
    }

    /** A control frame costs as much as any other. */
    void control() {
        bucket.take();
    }

    /** Hands on what may be handed on. */
    void flow(long now) {
        while (mayFlow(now)) {
            ByteBuf message = held.poll();
            if (message == null) {
                return;
            }
            bucket.take();
            heldBytes -= message.readableBytes();
            owe(message.readableBytes());
            hand(message);
        }
    }

    private void hand(ByteBuf message) {
        try {
            next.accept(message);
        } finally {
            message.release();
        }
    }

    private boolean mayFlow(long now) {
        spent = bucket.isEmpty(now);
        full = true; // before looking, so that an answer given meanwhile is not missed
        full = isFull();
        return !full && !spent;
    }

    private boolean isFull() {
        return unansweredFrames.get() >= settings.unanswered()
                || unansweredBytes.get() >= settings.unansweredBytes().toBytes();
    }

    private void owe(int size) {
        unanswered.add(size);
        unansweredFrames.incrementAndGet();
        unansweredBytes.addAndGet(size);
    }

    /** One is answered; true when something may flow again that could not. From any thread. */
    boolean done() {
        Integer size = unanswered.poll();
        if (size == null) {
            return false; // said too often
        }
        unansweredFrames.decrementAndGet();
        unansweredBytes.addAndGet(-size);
        return full && !isFull();
    }

    /** Whether nothing more may be read for now. */
    boolean isClosed() {
        return full || spent || !held.isEmpty();
    }

    /** Whether it is closed because the client sends more than anybody may. */
    boolean isSpent() {
        return spent;
    }

    /** Whether as many bytes are held back as may be unanswered. */
    boolean isOverfull() {
        return heldBytes >= settings.unansweredBytes().toBytes();
    }

    void clear() {
        heldBytes = 0;
        for (ByteBuf message = held.poll(); message != null; message = held.poll()) {
            message.release();
        }
    }
}
