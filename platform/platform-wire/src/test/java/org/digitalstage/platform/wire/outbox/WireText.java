package org.digitalstage.platform.wire.outbox;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.digitalstage.platform.wire.frame.Frame;
import org.digitalstage.platform.wire.frame.Frames;

/** Reads server frames back from their bytes. */
final class WireText {

    private WireText() {}

    static List<Frame> framesIn(ByteBuf bytes) {
        List<Frame> frames = new ArrayList<>();
        while (bytes.isReadable()) {
            bytes.skipBytes(1);
            int own = bytes.readUnsignedByte();
            long length = own == 126 ? bytes.readUnsignedShort() : own == 127 ? bytes.readLong() : own;
            frames.add((Frame) Frames.decode(bytes.readSlice((int) length)));
        }
        return frames;
    }

    static List<String> eventsIn(ByteBuf bytes) {
        return framesIn(bytes).stream()
                .map(frame -> ((Frame.Event) frame).name())
                .toList();
    }
}
