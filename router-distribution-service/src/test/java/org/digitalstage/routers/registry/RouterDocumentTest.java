package org.digitalstage.routers.registry;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterDocumentTest {

    @Test
    void whatIsOutOfBoundsIsLeftOutAndNamed() {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("_id", "nonsense");
        said.put("url", "router.example.org");
        said.put("port", 70_000);
        said.put("ipv6", null);
        said.put("online", true);
        said.put("connection", "mine");
        said.put("availableOVSlots", 100);

        RouterDocument document = RouterDocument.of(said);

        assertThat(document.fields()).isEqualTo(Map.of("url", "router.example.org", "availableOVSlots", 100));
        assertThat(document.leftOut()).containsExactly("port");
    }

    @Test
    void whatTheOriginalRoutersSayIsTaken() {
        Map<String, Object> said = Map.ofEntries(
                entry("wsPrefix", "wss"),
                entry("restPrefix", "https"),
                entry("url", "router.example.org"),
                entry("path", ""),
                entry("ipv4", "192.0.2.1"),
                entry("ipv6", "2001:db8::1"),
                entry("port", 443),
                entry("countryCode", "DE"),
                entry("city", "Köln"),
                entry("turnUrl", "turn.example.org:3478"));

        assertThat(RouterDocument.of(said).fields()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "url, javascript:alert(1)",
        "url, https://a:b@example.org",
        "wsPrefix, javascript",
        "restPrefix, data",
        "turnUrl, javascript:alert(1)",
        "turnUrl, https://example.org",
        "ipv4, 'a b'",
        "ipv6, data:x",
        "city, '\u202ednaleB'",
        "city, '\u200b'",
        "countryCode, '\u0007'",
        "path, '\u001b'",
    })
    void whatIsNoAddressOrCannotBeReadIsLeftOut(String field, String value) {
        RouterDocument document = RouterDocument.of(Map.of(field, value, "port", 443));

        assertThat(document.fields()).isEqualTo(Map.of("port", 443));
        assertThat(document.leftOut()).containsExactly(field);
    }

    @Test
    void halfACharacterIsLeftOutWhereverItStands() {
        RouterDocument document = RouterDocument.of(Map.of("city", "\ud83d", "types", Map.of("\udc00", 1)));

        assertThat(document.fields()).isEmpty();
        assertThat(document.leftOut()).containsExactlyInAnyOrder("city", "types");
        assertThat(RouterDocument.of(Map.of("\ud83d", 1)).fields()).isEmpty();
    }

    @Test
    void numbersThatComeAsTextAreNumbers() {
        RouterDocument document = RouterDocument.of(Map.of(
                "port", "443", "position", Map.of("lat", "52.5", "lng", 13), "types", Map.of("ov", 7, "x", "y")));

        assertThat(document.leftOut()).isEmpty();
        assertThat(document.fields().get("port")).isEqualTo(443);
        assertThat(Earth.of(document.fields().get("position"))).contains(new Earth(52.5, 13));
        assertThat(document.fields().get("types")).isEqualTo(Map.of("ov", 7));
    }

    @Test
    void distancesAreThoseOnEarth() {
        double metres = new Earth(50.110924, 8.682127).distance(new Earth(52.52, 13.405));

        assertThat(metres).isBetween(420_000.0, 426_000.0);
    }
}
