package org.digitalstage.platform.wire.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import org.digitalstage.platform.wire.outbox.Outbox;
import org.digitalstage.platform.wire.outbox.Outgoing;

/** Moves bytes from the outbox of one socket into its channel, only as fast as that drains. Runs on the channel's event loop. */
final class Outflow {

    private final ChannelHandlerContext context;
    private final Outbox outbox;
    private final int feed;
    private long fed;

    Outflow(ChannelHandlerContext context, WireSettings settings) {
        this.context = context;
        this.feed = (int) settings.feed().toBytes();
        this.outbox = new Outbox(
                settings.outboxLimit().toBytes(), settings.initialLimit().toBytes());
    }

    /** False when more waits now than may wait, although the socket was offered it. */
    boolean offer(Outgoing outgoing) {
        boolean fits = outbox.offer(outgoing);
        if (!fits || outbox.size() > feed) {
            pump();
        }
        return fits || outbox.fits();
    }

    /** Feeds the channel until it wants no more. */
    void pump() {
        while (!outbox.isEmpty() && context.channel().isWritable()) {
            ByteBuf bytes = outbox.next(context.alloc(), feed);
            fed += bytes.readableBytes();
            context.writeAndFlush(bytes, context.voidPromise());
        }
        if (!outbox.isEmpty()) {
            outbox.stalled();
        }
    }

    /** Closes the channel when all it was fed is gone. */
    void closeBehind() {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> context.close());
    }

    void clear() {
        outbox.clear();
    }

    boolean isEmpty() {
        return outbox.isEmpty();
    }

    boolean isHalfFull() {
        return outbox.isHalfFull();
    }

    long merged() {
        return outbox.merged();
    }

    /** Bytes that the operating system has not taken. */
    long waiting() {
        return outbox.size() + inChannel();
    }

    /** Bytes that the operating system has taken so far. */
    long taken() {
        return fed - inChannel();
    }

    private long inChannel() {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }
}
