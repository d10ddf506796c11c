package org.digitalstage.platform.testing.socket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Packets as text. */
final class Packets {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Packets() {}

    static String event(String name, @Nullable Object[] arguments, @Nullable Long id) {
        List<@Nullable Object> data = new ArrayList<>();
        data.add(name);
        data.addAll(Arrays.asList(arguments));
        Map<String, Object> packet = new LinkedHashMap<>();
        packet.put("type", 0);
        packet.put("data", data);
        if (id != null) {
            packet.put("id", id);
        }
        return JSON.writeValueAsString(packet);
    }

    static Received read(int opcode, String text) {
        Map<?, ?> packet = JSON.readValue(text, Map.class);
        List<@Nullable Object> data = new ArrayList<>((List<?>) packet.get("data"));
        Long id = packet.get("id") instanceof Number number ? Long.valueOf(number.longValue()) : null;
        if (packet.get("type") instanceof Integer type && type == 1) {
            return new Received(opcode, text, null, data, id);
        }
        return new Received(opcode, text, (String) data.getFirst(), data.subList(1, data.size()), id);
    }
}
