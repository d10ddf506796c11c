package org.digitalstage.platform.journal.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.protocol.CommandArgs;
import java.util.ArrayList;
import java.util.List;

/** The fields of one stream entry that is to be added. */
final class StreamFields {

    private final List<Object> all = new ArrayList<>(8);
    private int weight;

    StreamFields with(String name, String value) {
        return with(name, value.getBytes(UTF_8));
    }

    StreamFields with(String name, byte[] value) {
        all.add(name);
        all.add(value);
        weight += value.length;
        return this;
    }

    /** About how many bytes they hold. */
    int weight() {
        return weight;
    }

    void addTo(CommandArgs<String, byte[]> args) {
        for (int i = 0; i < all.size(); i += 2) {
            args.addKey((String) all.get(i)).addValue((byte[]) all.get(i + 1));
        }
    }
}
