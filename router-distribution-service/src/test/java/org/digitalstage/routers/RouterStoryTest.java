package org.digitalstage.routers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.routers.feature.Ledger.BERLIN;
import static org.digitalstage.routers.feature.Ledger.FRANKFURT;
import static org.digitalstage.routers.feature.Ledger.NEW_YORK;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.testing.socket.Ending;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.routers.feature.Ledger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RouterStoryTest {

    private static final Network NETWORK = new Network();
    private static long drawn = 1;

    private final String stage = Id.own(0x5a5a_0000L + drawn++).hex();

    @BeforeAll
    static void start() {
        NETWORK.start();
    }

    @AfterAll
    static void stop() {
        NETWORK.close();
    }

    @Test
    void aRouterWithoutTheKeyIsDroppedWithoutAWord() {
        for (Object said : List.of(Map.of("apiKey", "wrong", "router", Map.of()), Map.of(), "nonsense")) {
            SocketClient client = NETWORK.connect(0);

            client.emit("router", said);

            assertThat(client.ending()).isInstanceOf(Ending.Dropped.class);
            assertThat(client.received()).isEmpty();
        }
    }

    @Test
    void theHandshakeIsReadyThenOkWithTheDocument() {
        SocketClient client = NETWORK.connect(0);

        long id = client.request(
                "router", Map.of("apiKey", Network.KEY, "router", Ledger.document("oslo", BERLIN, "jammer")));

        Map<String, ?> document = Network.map(client.event("ok").arguments().getFirst());
        assertThat(client.acknowledgement(id)).containsExactly((Object) null);
        assertThat(client.received()).extracting(Received::event).startsWith("ready", "ok");
        assertThat(document.get("city")).isEqualTo("oslo");
        assertThat(document.get("types")).isEqualTo(Map.of("jammer", 100));
        assertThat(document.keySet()).doesNotContain("connection", "boot", "online", "ready");
        NETWORK.await(
                "router-added",
                event -> Network.map(event.get("router")).get("_id").equals(document.get("_id")));
        client.close();
        NETWORK.await("router-removed", event -> event.get("router").equals(document.get("_id")));
    }

    @Test
    void whateverComesWithAnIdIsAnsweredWithASentence() {
        try (SocketClient client = NETWORK.connect(0)) {
            assertThat(client.ask("ready")).containsExactly("Expected a router first");
            client.emit("router", Map.of("apiKey", Network.KEY, "router", Map.of()));
            client.event("ok");

            assertThat(client.ask("router", Map.of("apiKey", Network.KEY)))
                    .containsExactly("Expected one router but got another");
            assertThat(client.ask("dance")).containsExactly("Unknown command dance");
            assertThat(client.ask("stage-served", "nonsense").getFirst().toString())
                    .startsWith("Expected the payload");
            assertThat(client.ask("stage-served", Map.of("kind", "both"))
                            .getFirst()
                            .toString())
                    .startsWith("Expected the id of a stage");
            assertThat(client.ask("change-stage", Map.of("_id", stage, "name", "Mine"))
                            .getFirst()
                            .toString())
                    .startsWith("Expected a stage that is assigned to this router");
            client.binary("{\"type\":0,\"data\":[\"change-router\",{\"\\ud83d\":1}],\"id\":1000}");
            assertThat(client.acknowledgement(1000)).containsExactly("Expected text but got half a character");
        }
    }

    private void answerEach(Network.Router router) {
        while (router.client().isOpen()) {
            router.asked(stage);
            router.confirms(stage);
        }
    }

    @Test
    void theNearestRouterServesAndItsLossBringsTheNext() {
        Network.Router far = NETWORK.router(0, "newyork", NEW_YORK, "mediasoup");
        Network.Router near = NETWORK.router(0, "frankfurt", FRANKFURT, "mediasoup");
        NETWORK.wants(stage, 1, 1, null);

        assertThat(near.asked(stage))
                .containsEntry("kind", "both")
                .containsEntry("type", "mediasoup")
                .hasEntrySatisfying(
                        "stage", document -> assertThat(Network.map(document)).containsEntry("password", null));
        near.confirms(stage);
        Map<String, ?> served =
                NETWORK.await("stage-served", event -> event.get("stage").equals(stage));
        assertThat(served.get("router")).isEqualTo(near.id());
        assertThat(served.get("assignments")).isEqualTo(Map.of("audio", 1, "video", 1));

        near.client().drop();
        NETWORK.await("stage-unserved", event -> event.get("stage").equals(stage));
        NETWORK.wants(stage, 2, 2, null);

        assertThat(far.asked(stage)).containsEntry("kind", "both");
        far.confirms(stage);
        // It may have been asked for the old wish already, and is asked again for the new one: routers answer each.
        Thread.ofVirtual().start(() -> answerEach(far));
        NETWORK.await(
                "stage-served",
                event -> event.get("stage").equals(stage) && event.get("router").equals(far.id()));
        far.client().drop();
        NETWORK.await("router-removed", event -> event.get("router").equals(far.id()));
    }

    @Test
    void aSilentRouterLosesTheStageAndIsToldSo() {
        Network.Router silent = NETWORK.router(0, "frankfurt", FRANKFURT, "mediasoup");
        Network.Router next = NETWORK.router(0, "berlin", BERLIN, "mediasoup");
        NETWORK.wants(stage, 1, 1, null);
        silent.asked(stage);

        next.asked(stage);
        Received let = silent.client().event("un-serve-stage");

        assertThat(Network.map(let.arguments().getFirst()))
                .isEqualTo(Map.of("kind", "both", "type", "mediasoup", "stageId", stage));
        NETWORK.say(Map.of("type", "stage-gone", "stage", stage, "seq", 9));
        assertThat(Network.map(next.client().event("un-serve-stage").arguments().getFirst()))
                .containsEntry("stageId", stage);
        silent.client().drop();
        next.client().drop();
        NETWORK.await("router-removed", event -> event.get("router").equals(next.id()));
        NETWORK.await("router-removed", event -> event.get("router").equals(silent.id()));
    }
}
