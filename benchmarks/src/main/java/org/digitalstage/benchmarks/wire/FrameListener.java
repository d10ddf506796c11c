package org.digitalstage.benchmarks.wire;

import io.netty.buffer.ByteBuf;

/** Sees every whole text frame of a socket, on the socket's event loop; the bytes are only lent. */
@FunctionalInterface
public interface FrameListener {

    /**
     * @param start index of the frame's first byte in {@code bytes}
     * @param length number of bytes
     * @param nanos {@link System#nanoTime()} when the bytes were read from the network
     */
    void frame(ByteBuf bytes, int start, int length, long nanos);
}
