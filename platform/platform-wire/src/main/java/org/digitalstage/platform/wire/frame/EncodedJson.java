package org.digitalstage.platform.wire.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that is encoded already, to stand anywhere inside the arguments of an {@link EncodedFrame}: parts that many frames
 * share are encoded once, and large ones are not even copied.
 */
public final class EncodedJson {

    private final List<byte[]> pieces;
    private final int length;

    private EncodedJson(List<byte[]> pieces) {
        this.pieces = pieces;
        this.length = pieces.stream().mapToInt(piece -> piece.length).sum();
    }

    /** Encodes a plain value (which may hold encoded ones again). */
    public static EncodedJson of(@Nullable Object value) {
        return new EncodedJson(new JsonBytes(0).value(value).pieces());
    }

    /** Bytes of UTF-8. */
    public int length() {
        return length;
    }

    List<byte[]> pieces() {
        return pieces;
    }
}
