package org.digitalstage.platform.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;
import org.jspecify.annotations.Nullable;

/** How documents and index keys lie in the file: as BSON, several times smaller and faster than as serialized Java objects. */
final class StoredType extends BasicDataType<Object> {
    private static final byte OTHER = 0;
    private static final byte DOCUMENT = 1;
    private static final byte KEY = 2;

    private final ObjectDataType others = new ObjectDataType();

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }

    @Override
    public int getMemory(Object value) {
        return switch (value) {
            case Document document -> bson(document).readableBytes();
            case KeyValue key -> {
                int memory = 64;
                for (Object part : key) {
                    memory += others.getMemory(part);
                }
                yield memory;
            }
            default -> others.getMemory(value);
        };
    }

    @Override
    public int compare(Object one, Object other) {
        if (one instanceof KeyValue first && other instanceof KeyValue second) {
            return compareKeys(first, second);
        }
        return others.compare(one, other);
    }

    private int compareKeys(KeyValue first, KeyValue second) {
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            int order = others.compare(first.get(i), second.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(first.size(), second.size());
    }

    @Override
    public void write(WriteBuffer out, Object value) {
        switch (value) {
            case Document document -> writeDocument(out.put(DOCUMENT), document);
            case KeyValue key -> {
                out.put(KEY).putVarInt(key.size());
                key.forEach(part -> others.write(out, part));
            }
            default -> others.write(out.put(OTHER), value);
        }
    }

    private static void writeDocument(WriteBuffer out, Document document) {
        ByteBuf bson = bson(document);
        out.putVarInt(bson.readableBytes()).put(bson.nioBuffer());
    }

    private static ByteBuf bson(Document document) {
        ByteBuf bson = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, bson);
        return bson;
    }

    @Override
    public Object read(ByteBuffer in) {
        byte kind = in.get();
        return switch (kind) {
            case DOCUMENT -> readDocument(in);
            case KEY -> readKey(in);
            default -> others.read(in);
        };
    }

    private static Document readDocument(ByteBuffer in) {
        int length = DataUtils.readVarInt(in);
        Document document = BsonDecoder.decodeBson(Unpooled.wrappedBuffer(in.slice(in.position(), length)));
        in.position(in.position() + length);
        return document;
    }

    private KeyValue readKey(ByteBuffer in) {
        int size = DataUtils.readVarInt(in);
        List<@Nullable Object> parts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            parts.add(others.read(in));
        }
        return new KeyValue(parts);
    }
}
