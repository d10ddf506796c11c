package org.digitalstage.routers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.routers.feature.Ledger.BERLIN;
import static org.digitalstage.routers.feature.Ledger.FRANKFURT;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.junit.jupiter.api.Test;

class RestartTest {

    private final String stage = Id.own(0x5b5b_0000L).hex();

    @Test
    void routersThatComeBackAfterARestartKeepIdAndStagesWithoutAFlicker() {
        try (Network network = new Network()) {
            int first = network.start();
            Network.Router router = network.router(first, "frankfurt", FRANKFURT, "mediasoup");
            network.wants(stage, 1, 1, null);
            router.asked(stage);
            router.confirms(stage);
            network.await("stage-served", event -> event.get("stage").equals(stage));

            network.stop(first);
            int second = network.start();
            Network.Router other = network.router(second, "berlin", BERLIN, "mediasoup");
            Network.Router again = network.router(second, "frankfurt", FRANKFURT, "mediasoup");

            assertThat(again.id()).isEqualTo(router.id());
            assertThat(again.asked(stage)).containsEntry("kind", "both");
            again.confirms(stage);
            network.say(Map.of("type", "routers-wanted"));
            network.await("routers", event -> event.get("routers") instanceof List<?> list && list.size() == 2);
            assertThat(network.events())
                    .extracting(event -> event.get("type"))
                    .doesNotContain("stage-unserved", "router-removed");
            assertThat(other.client().received()).noneMatch(received -> "serve-stage".equals(received.event()));
        }
    }

    @Test
    void aRouterOfAnotherInstanceIsAskedByThatOne() {
        try (Network network = new Network()) {
            Network.Router far = network.router(network.start(), "berlin", BERLIN, "mediasoup");
            Network.Router near = network.router(network.start(), "frankfurt", FRANKFURT, "mediasoup");
            network.wants(stage, 1, 1, null);
            near.asked(stage);
            near.confirms(stage);
            network.await("stage-served", event -> event.get("router").equals(near.id()));

            network.stop(1);

            network.await("stage-unserved", event -> event.get("stage").equals(stage));
            network.wants(stage, 2, 2, null);
            assertThat(far.asked(stage)).containsEntry("type", "mediasoup");
        }
    }
}
