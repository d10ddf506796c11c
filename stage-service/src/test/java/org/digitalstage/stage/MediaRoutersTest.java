package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What media routers do, as the clients of a stage see it. */
class MediaRoutersTest {

    private static final String ANNA = "aaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String ROUTER = Id.own(7).hex();

    private static final BlockingQueue<Map<String, @Nullable Object>> WISHES = new LinkedBlockingQueue<>();
    private static Theatre theatre;
    private static EventStream events;

    @BeforeAll
    static void open() {
        theatre = new Theatre(0);
        events = theatre.addInstance("--digitalstage.turn.secret=north").getBean(EventStream.class);
        events.follow("events:stages", WISHES::add);
    }

    @AfterAll
    static void close() {
        theatre.close();
    }

    private static void routersSay(Map<String, @Nullable Object> event) {
        events.publish("events:routers", event).toCompletableFuture().join();
    }

    private static Map<String, @Nullable Object> wish(String type) throws InterruptedException {
        while (true) {
            Map<String, @Nullable Object> wish = WISHES.poll(10, TimeUnit.SECONDS);
            assertThat(wish).as("a word of type " + type).isNotNull();
            if (type.equals(wish.get("type"))) {
                return wish;
            }
        }
    }

    private static Map<String, Object> change(SocketClient client) {
        return Theatre.map(client.event("s-c").arguments().getFirst());
    }

    @Test
    void aStageGetsItsRouterLosesItAndWantsAnother() throws InterruptedException {
        SocketClient anna = theatre.signIn(0, ANNA, "Anna");
        String stage = String.valueOf(
                Theatre.map(anna.ask("create-stage", Map.of("name", "Hall")).get(1))
                        .get("_id"));
        assertThat(wish("stage-wants").get("audio")).hasToString("{technology=mediasoup, assignment=1, router=null}");

        routersSay(Map.of(
                "type", "stages-wanted", "stages", List.of(stage, Id.own(404).hex())));
        assertThat(List.of(WISHES.take().get("type"), WISHES.take().get("type")))
                .containsExactlyInAnyOrder("stage-wants", "stage-gone");

        Map<String, Object> address = Map.of("url", "wss://x", "port", 443);
        routersSay(word("stage-served", stage, Map.of("mediasoup", address, "name", "Mine")));
        assertThat(change(anna))
                .isEqualTo(Map.of("_id", stage, "audioRouter", ROUTER, "videoRouter", ROUTER, "mediasoup", address));
        assertThat(wish("stage-wants").get("video"))
                .hasToString("{technology=mediasoup, assignment=1, router=" + ROUTER + "}");

        routersSay(word("stage-unserved", stage, Map.of()));
        assertThat(change(anna)).containsEntry("audioRouter", null).containsEntry("videoRouter", null);
        assertThat(wish("stage-wants").get("audio")).hasToString("{technology=mediasoup, assignment=2, router=null}");

        routersSay(word("stage-served", stage, Map.of()));
        routersSay(Map.of("type", "stages-wanted"));
        assertThat(wish("stage-wants").get("audio")).hasToString("{technology=mediasoup, assignment=2, router=null}");
        anna.close();
    }

    private static Map<String, @Nullable Object> word(String type, String stage, Map<String, Object> update) {
        return Map.of(
                "type",
                type,
                "stage",
                stage,
                "kind",
                "both",
                "technology",
                "mediasoup",
                "router",
                ROUTER,
                "assignments",
                Map.of("audio", 1, "video", 1),
                "update",
                update);
    }

    @Test
    void routersAreAnnouncedAndTheirTurnServersCanBeUsed() {
        SocketClient anna = theatre.signIn(0, ANNA, "Anna");
        Map<String, Object> router = Map.of("_id", ROUTER, "city", "Bonn", "turnUrl", "bonn:3478");

        routersSay(Map.of("type", "router-added", "router", router, "seq", 1));

        assertThat(anna.event("r-a").arguments()).containsExactly(router);
        assertThat(anna.event("t").arguments()).containsExactly(List.of("bonn:3478"));
        SocketClient again = theatre.signIn(0, ANNA, "Anna");
        Map<String, Object> turn = again.received().stream()
                .filter(received -> "ok".equals(received.event()))
                .map(Received::arguments)
                .map(arguments -> Theatre.map(Theatre.map(arguments.getFirst()).get("turn")))
                .findFirst()
                .orElseThrow();
        assertThat(turn).containsEntry("urls", List.of("bonn:3478")).containsKeys("username", "credential");

        routersSay(Map.of("type", "router-changed", "router", Map.of("_id", ROUTER, "city", "Köln"), "seq", 2));
        assertThat(anna.event("r-c").arguments()).containsExactly(Map.of("_id", ROUTER, "city", "Köln"));
        routersSay(Map.of("type", "router-removed", "router", ROUTER, "seq", 3));
        assertThat(anna.event("r-r").arguments()).containsExactly(ROUTER);
        assertThat(anna.event("t").arguments()).containsExactly(List.of());
        anna.close();
        again.close();
    }
}
