package org.digitalstage.platform.wire.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads the packets that clients send. */
public final class Frames {

    /** Deeper JSON is refused: nothing a client means is nested like that. */
    public static final int DEEPEST = 64;

    /** Longer names of fields are refused; what may be kept is shorter by far. */
    static final int LONGEST_NAME = 50_000;

    /** Numbers of more digits are refused: reading them would take longer than reading the rest. */
    static final int LONGEST_NUMBER = 1_000;

    private static final long EVENT = 0;
    private static final long ACK = 1;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .build();

    private @Nullable Object type;
    private @Nullable Object data;
    private @Nullable Object id;

    private Frames() {}

    /** Reads one message; its bytes stay the caller's, and its indices stay as they are. */
    public static Decoded decode(ByteBuf message) {
        int from = message.readerIndex();
        int length = message.readableBytes();
        return message.hasArray()
                ? decode(message.array(), message.arrayOffset() + from, length)
                : decode(ByteBufUtil.getBytes(message, from, length), 0, length);
    }

    static Decoded decode(byte[] bytes, int offset, int length) {
        Frames packet = new Frames();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            String fault = packet.read(parser);
            return fault == null ? packet.frame() : packet.malformed(fault);
        } catch (JacksonException e) {
            Salvage salvage = Salvage.of(bytes, offset, length);
            String flaw = salvage.flaw();
            return new MalformedFrame(flaw == null ? reason(e) : flaw, salvage.id());
        }
    }

    /** The id that this number is; {@code null} if it is none. */
    static @Nullable Long id(byte[] bytes, int offset, int length) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            JsonToken token = parser.nextToken();
            Object value = token != null && token.isNumeric() ? PlainValues.read(parser) : null;
            return parser.nextToken() == null ? id(value) : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private @Nullable String read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return "Expected a JSON object";
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            keep(name, PlainValues.read(parser));
        }
        return parser.nextToken() == null ? null : "Expected one JSON object but something follows";
    }

    private void keep(String name, @Nullable Object value) {
        switch (name) {
            case "type" -> type = value;
            case "data" -> data = value;
            case "id" -> id = value;
            default -> {} // later versions may say more
        }
    }

    private Decoded frame() {
        if (!(data instanceof List<?> values)) {
            return malformed("Expected data to be an array");
        }
        if (id != null && idOrNull() == null) {
            return malformed("Expected id to be a whole number from 0");
        }
        Long kind = PlainValues.whole(type);
        if (kind == null) {
            return malformed("Expected type to be 0 or 1");
        }
        List<@Nullable Object> arguments = PlainValues.list(values);
        return kind == EVENT ? event(arguments) : kind == ACK ? ack(arguments) : malformed("Unknown type " + kind);
    }

    private Decoded event(List<@Nullable Object> values) {
        return !values.isEmpty() && values.getFirst() instanceof String name
                ? new Frame.Event(name, values.subList(1, values.size()), idOrNull())
                : malformed("Expected data to begin with the name of an event");
    }

    private Decoded ack(List<@Nullable Object> values) {
        Long answered = idOrNull();
        return answered == null
                ? malformed("Expected an acknowledgement to have an id")
                : new Frame.Ack(answered, values);
    }

    private MalformedFrame malformed(String reason) {
        return new MalformedFrame(reason, idOrNull());
    }

    private @Nullable Long idOrNull() {
        return id(id);
    }

    private static @Nullable Long id(@Nullable Object value) {
        Long number = PlainValues.whole(value);
        return number != null && number >= 0 ? number : null;
    }

    /** Not the words of the parser, which quote what a client sent. */
    private static String reason(JacksonException e) {
        return e instanceof StreamConstraintsException
                ? "Expected JSON that is at most " + DEEPEST + " deep, with short names and numbers"
                : "Expected JSON but it cannot be read from column "
                        + e.getLocation().getColumnNr() + " on";
    }
}
