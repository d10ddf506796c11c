package org.digitalstage.platform.journal.streams;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects as bytes, so that any program can read what is sent. */
final class Json {

    private static final Logger LOG = LoggerFactory.getLogger(Json.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    static byte[] write(Map<String, @Nullable Object> object) {
        return MAPPER.writeValueAsBytes(object);
    }

    /** The event in a stream entry; empty if there is none that anyone could read. */
    static Optional<Map<String, @Nullable Object>> event(@Nullable Map<String, byte[]> fields) {
        byte[] event = fields == null ? null : fields.get("m");
        try {
            return event == null ? Optional.empty() : Optional.of(read(event));
        } catch (JacksonException unreadable) {
            LOG.error(
                    "An event is no JSON object: {} at {}",
                    unreadable.getClass().getSimpleName(),
                    unreadable.getLocation());
            return Optional.empty();
        }
    }

    static Map<String, @Nullable Object> read(byte[] bytes) {
        return MAPPER.readValue(bytes, OBJECT);
    }
}
