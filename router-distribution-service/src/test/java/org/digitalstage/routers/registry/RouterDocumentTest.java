package org.digitalstage.routers.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
