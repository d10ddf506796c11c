package org.digitalstage.routers.registry;

import static org.digitalstage.platform.aggregate.kind.Field.flag;
import static org.digitalstage.platform.aggregate.kind.Field.json;
import static org.digitalstage.platform.aggregate.kind.Field.oneOf;
import static org.digitalstage.platform.aggregate.kind.Field.place;
import static org.digitalstage.platform.aggregate.kind.Field.text;
import static org.digitalstage.platform.aggregate.kind.Field.whole;

import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.text.AddressRule;
import org.digitalstage.platform.text.AddressSort;
import org.digitalstage.platform.text.TextRule;

/** A media router: how clients reach it, where it stands and how much of which technology it offers. */
public final class Router {

    private static final AddressRule HOST = new AddressRule(AddressSort.HOST, 64);

    public static final Field<String> URL =
            text("url", new AddressRule(AddressSort.SOCKET, 500)).orAbsent().writable();
    public static final Field<String> PATH =
            text("path", TextRule.mark(500)).orAbsent().writable();
    public static final Field<Long> PORT = whole("port", 0, 65_535).orAbsent().writable();
    public static final Field<Map<String, Object>> POSITION =
            place("position").byDefault(Map.of("lat", 0.0, "lng", 0.0)).writable();

    /** Technology to how much of it there is; what is not above 0 is not offered. */
    public static final Field<Object> TYPES = json("types").byDefault(Map.of()).writable();

    public static final Field<String> TURN_URL =
            text("turnUrl", new AddressRule(AddressSort.TURN, 500)).orAbsent().writable();

    /** The socket it speaks over, or spoke over last. */
    public static final Field<String> CONNECTION =
            text("connection", TextRule.mark(100)).internal();

    /** The instance that holds that socket. */
    public static final Field<String> BOOT = text("boot", TextRule.mark(100)).internal();

    /** Whether that socket is open, as far as anybody knows. */
    public static final Field<Boolean> ONLINE = flag("online").byDefault(false).internal();

    /** Whether it said over that socket that it takes stages. */
    public static final Field<Boolean> READY = flag("ready").byDefault(false).internal();

    public static final EntityKind<Router> KIND = EntityKind.<Router>named("router")
            .in(Registry.TYPE)
            .fields(
                    oneOf("wsPrefix", "wss", "ws").orAbsent().writable(),
                    oneOf("restPrefix", "https", "http").orAbsent().writable())
            .fields(
                    URL,
                    PATH,
                    text("ipv4", HOST).orAbsent().writable(),
                    text("ipv6", HOST).orAbsent().writable(),
                    PORT)
            .fields(text("countryCode", TextRule.title(16)).byDefault("GLOBAL").writable())
            .fields(text("city", TextRule.title(100)).byDefault("Unknown city").writable())
            .fields(POSITION, TYPES, TURN_URL, CONNECTION, BOOT, ONLINE, READY)
            .open()
            .atMost(1_000)
            .declared();

    private Router() {}

    /** Whether it can be given stages of this technology now. */
    public static boolean offers(Entity router, String technology) {
        return ONLINE.require(router) && READY.require(router) && hasType(router, technology);
    }

    /** Whether it knows this technology at all. */
    public static boolean hasType(Entity router, String technology) {
        return TYPES.of(router).orElse(Map.of()) instanceof Map<?, ?> types
                && types.get(technology) instanceof Number slots
                && slots.doubleValue() > 0;
    }
}
