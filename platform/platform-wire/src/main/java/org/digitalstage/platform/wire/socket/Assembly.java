package org.digitalstage.platform.wire.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;

/** Puts a message together from the fragments it comes in. */
final class Assembly {

    private static final int MOST_FRAGMENTS = 4096;

    private final int largest;
    private @Nullable ByteBuf begun;
    private int fragments;

    Assembly(int largest) {
        this.largest = largest;
    }

    /** The message this frame completes, which the caller then owns; null when more is to come. */
    @Nullable
    ByteBuf add(WebSocketFrame frame) {
        if (begun == null && frame.isFinalFragment()) {
            return frame.content();
        }
        try {
            return append(frame);
        } finally {
            frame.release();
        }
    }

    private @Nullable ByteBuf append(WebSocketFrame frame) {
        ByteBuf message = begun == null ? Unpooled.buffer() : begun;
        fragments++;
        if (message.readableBytes() + frame.content().readableBytes() > largest || fragments > MOST_FRAGMENTS) {
            throw new IllegalArgumentException("Expected a message of at most " + largest + " bytes in few fragments");
        }
        message.writeBytes(frame.content());
        begun = frame.isFinalFragment() ? null : message;
        fragments = frame.isFinalFragment() ? 0 : fragments;
        return frame.isFinalFragment() ? message : null;
    }

    void clear() {
        if (begun != null) {
            begun.release();
        }
        begun = null;
    }
}
