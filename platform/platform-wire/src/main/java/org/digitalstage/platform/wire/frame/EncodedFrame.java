package org.digitalstage.platform.wire.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complete server frame (WebSocket TEXT header and packet), encoded once and shared by all sockets that get it. It lives on the heap and is
 * never changed, so there is nothing to release; a socket copies of it only what it can take.
 */
public final class EncodedFrame {

    private final byte[][] pieces;
    private final int start;
    private final int length;

    /** The first {@link FrameHeader#LONGEST} bytes of the first piece are room for the header. */
    EncodedFrame(byte[][] pieces, int opcode) {
        int payload = Arrays.stream(pieces).mapToInt(piece -> piece.length).sum() - FrameHeader.LONGEST;
        this.pieces = pieces;
        this.start = FrameHeader.write(opcode, payload, pieces[0]);
        this.length = FrameHeader.LONGEST - start + payload;
    }

    private static EncodedFrame text(JsonBytes json) {
        return new EncodedFrame(json.pieces().toArray(byte[][]::new), FrameHeader.TEXT);
    }

    /** An event with these arguments: plain values and {@link EncodedJson}. */
    public static EncodedFrame event(String name, @Nullable Object... arguments) {
        return event(name, Arrays.asList(arguments));
    }

    /** An event with these arguments: plain values and {@link EncodedJson}. */
    public static EncodedFrame event(String name, List<? extends @Nullable Object> arguments) {
        JsonBytes json = new JsonBytes(FrameHeader.LONGEST);
        json.ascii("{\"type\":0,\"data\":[");
        json.value(name);
        for (Object argument : arguments) {
            json.one(',');
            json.value(argument);
        }
        json.ascii("]}");
        return text(json);
    }

    /** The acknowledgement of the event with this id; by custom the first argument is the error or null. */
    public static EncodedFrame ack(long id, @Nullable Object... arguments) {
        return ack(id, Arrays.asList(arguments));
    }

    /** The acknowledgement of the event with this id; by custom the first argument is the error or null. */
    public static EncodedFrame ack(long id, List<? extends @Nullable Object> arguments) {
        JsonBytes json = new JsonBytes(FrameHeader.LONGEST);
        json.ascii("{\"type\":1,\"data\":");
        json.value(arguments);
        json.ascii(",\"id\":");
        json.ascii(Long.toString(id));
        json.one('}');
        return text(json);
    }

    /** Bytes on the wire, header included. */
    public int length() {
        return length;
    }

    /** Copies up to {@code count} bytes from {@code position} on. */
    public void copy(int position, int count, ByteBuf into) {
        int skip = position + start;
        int left = Math.min(count, length - position);
        for (byte[] piece : pieces) {
            int taken = Math.min(left, piece.length - skip);
            if (taken > 0) {
                into.writeBytes(piece, skip, taken);
                left -= taken;
            }
            skip = Math.max(0, skip - piece.length);
        }
    }

    /** The packet as text; for tests and logs of shapes, not for the way to a socket. */
    public String json() {
        ByteBuf whole = Unpooled.buffer(length);
        copy(0, length, whole);
        return whole.skipBytes(FrameHeader.LONGEST - start).toString(StandardCharsets.UTF_8);
    }
}
