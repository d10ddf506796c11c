package org.digitalstage.stage.routers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.kind.Event;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownRoutersTest {

    private static final Map<String, Object> BERLIN = Map.of("_id", "b", "city", "Berlin", "turnUrl", "b:3478");
    private static final Map<String, Object> PARIS = Map.of("_id", "p", "city", "Paris");

    private final KnownRouters known = new KnownRouters();

    private List<Event> added(Map<String, Object> router, long seq) {
        return take("router-added", "router", router, seq);
    }

    private List<Event> take(String type, String name, Object value, long seq) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>(Map.of("type", type, "seq", seq));
        event.put(name, value);
        return known.take(event);
    }

    @Test
    void aNewRouterIsAnnouncedAndSoIsItsTurnServer() {
        assertThat(added(BERLIN, 1)).containsExactly(Event.of("r-a", BERLIN), Event.of("t", List.of("b:3478")));
        assertThat(added(PARIS, 2)).containsExactly(Event.of("r-a", PARIS));
        assertThat(added(PARIS, 2)).isEmpty();
    }

    @Test
    void onlyWhatChangedIsAnnounced() {
        added(PARIS, 1);

        assertThat(take("router-changed", "router", Map.of("_id", "p", "city", "Lyon"), 2))
                .containsExactly(Event.of("r-c", Map.of("_id", "p", "city", "Lyon")));
    }

    @Test
    void aRouterThatGoesIsAnnouncedAndNoOlderWordBringsItBack() {
        added(BERLIN, 1);

        assertThat(take("router-removed", "router", "b", 3))
                .containsExactly(Event.of("r-r", "b"), Event.of("t", List.of()));
        assertThat(added(BERLIN, 2)).isEmpty();
        assertThat(known.all()).isEmpty();
    }

    @Test
    void theWholeListTellsWhatWasMissed() {
        added(BERLIN, 1);

        assertThat(take("routers", "routers", List.of(PARIS), 5))
                .containsExactly(Event.of("r-r", "b"), Event.of("r-a", PARIS), Event.of("t", List.of()));
        assertThat(known.isComplete()).isTrue();
        assertThat(added(BERLIN, 4)).isEmpty();
    }

    @Test
    void aListThatIsOlderThanWhatIsKnownCountsOnlyIfItComesAgain() {
        added(BERLIN, 7);

        assertThat(take("routers", "routers", List.of(), 2)).isEmpty();
        assertThat(take("routers", "routers", List.of(), 3)).contains(Event.of("r-r", "b"));
    }
}
