package org.digitalstage.benchmarks.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Joins the parts of a message the server has cut into several frames. */
final class Fragments {

    private @Nullable ByteBuf joined;

    void add(ByteBuf in, ServerFrame part, Consumer<ByteBuf> whole) {
        ByteBuf parts = joined == null ? Unpooled.buffer(part.length() * 2) : joined;
        parts.writeBytes(in, part.start(), part.length());
        joined = part.last() ? null : parts;
        if (part.last()) {
            whole.accept(parts);
        }
    }
}
