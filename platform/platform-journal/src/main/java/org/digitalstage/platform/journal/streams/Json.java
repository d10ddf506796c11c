package org.digitalstage.platform.journal.streams;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects as bytes, so that any program can read what is sent. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    static byte[] write(Map<String, @Nullable Object> object) {
        return MAPPER.writeValueAsBytes(object);
    }

    static Map<String, @Nullable Object> read(byte[] bytes) {
        return MAPPER.readValue(bytes, OBJECT);
    }
}
