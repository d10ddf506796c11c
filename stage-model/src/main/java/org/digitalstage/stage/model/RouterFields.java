package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.access;
import static org.digitalstage.platform.aggregate.kind.Field.json;
import static org.digitalstage.platform.aggregate.kind.Field.text;
import static org.digitalstage.platform.aggregate.kind.Field.whole;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.text.AddressRule;
import org.digitalstage.platform.text.AddressSort;
import org.digitalstage.platform.text.TextRule;
import org.jspecify.annotations.Nullable;

/** The fields of a stage that its media routers fill: how clients reach them. */
public final class RouterFields {

    /** Written by routers only. */
    private static final List<Field<?>> OWN = List.of(
            access("mediasoup", new AddressRule(AddressSort.SOCKET, 500)).orAbsent(),
            address("ovIpv4"),
            address("ovIpv6"),
            port("ovPort"),
            json("ovPin").orAbsent(),
            json("ovJitter").orAbsent(),
            json("ovLatency").orAbsent(),
            json("latency").orAbsent(), // what ov routers send in place of ovLatency
            address("jammerIpv4"),
            address("jammerIpv6"),
            port("jammerPort"),
            text("jammerKey", TextRule.mark(500)).orAbsent());

    /** Written by routers and by the admins of the stage. */
    private static final List<Field<?>> SHARED = List.of(
            text("ovAmbientSoundUrl", Texts.WEB).orAbsent().writable(),
            json("ovAmbientLevel").orAbsent().writable(),
            json("ovRenderAmbient").orAbsent().writable());

    static final List<Field<?>> ALL =
            Stream.concat(OWN.stream(), SHARED.stream()).toList();

    private RouterFields() {}

    /** What a router may say of a stage, within bounds; everything else in it is left out. */
    public static Map<String, @Nullable Object> accept(Map<String, @Nullable Object> update) {
        Map<String, @Nullable Object> accepted = new LinkedHashMap<>();
        for (Field<?> field : ALL) {
            if (update.containsKey(field.name())) {
                accepted.put(field.name(), field.accept(update.get(field.name())));
            }
        }
        return accepted;
    }

    private static Field<String> address(String name) {
        return text(name, new AddressRule(AddressSort.HOST, 100)).orAbsent();
    }

    private static Field<Long> port(String name) {
        return whole(name, 0, 65_535).orAbsent();
    }
}
