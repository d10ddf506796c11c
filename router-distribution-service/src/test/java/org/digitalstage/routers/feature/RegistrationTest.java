package org.digitalstage.routers.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitalstage.routers.feature.Ledger.BERLIN;
import static org.digitalstage.routers.feature.Ledger.FRANKFURT;
import static org.digitalstage.routers.feature.Ledger.id;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.registry.Progress;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    private final Ledger ledger = new Ledger();
    private final Id<Stage> stage = id(1);

    @Test
    void aNewRouterIsToldToEverybodyWithoutWhatIsOurs() {
        Id<Router> router = ledger.register("berlin", Ledger.document("berlin", BERLIN, "mediasoup"));

        assertThat(ledger.told()).singleElement().satisfies(event -> {
            assertThat(event).containsEntry("type", "router-added");
            assertThat((Map<?, ?>) event.get("router"))
                    .satisfies(document -> assertThat(document.get("_id")).isEqualTo(router.hex()))
                    .satisfies(
                            document -> assertThat(document.get("countryCode")).isEqualTo("GLOBAL"))
                    .satisfies(document -> assertThat(document.keySet().stream().map(String::valueOf))
                            .doesNotContain("connection", "boot", "online", "ready"));
        });
    }

    @Test
    void aRouterThatComesBackInTimeKeepsItsIdAndItsStages() {
        Id<Router> router = ledger.router("berlin", BERLIN, "mediasoup");
        ledger.router("frankfurt", FRANKFURT, "ov");
        ledger.wants(stage, "mediasoup");
        ledger.served("berlin", stage, "both", "mediasoup", Map.of());
        ledger.told();

        ledger.decide(new RouterCommand.Lost(List.of("berlin")));
        Id<Router> again = ledger.register("berlin2", Ledger.document("berlin", BERLIN, "mediasoup"));
        ledger.decide(new RouterCommand.Forget(router, "berlin"));
        ledger.decide(new RouterCommand.Ready("berlin2"));

        assertThat(again).isEqualTo(router);
        assertThat(ledger.told()).isEmpty();
        assertThat(ledger.task(stage).audio().router()).isEqualTo(router);
        assertThat(ledger.task(stage).audio().progress()).isEqualTo(Progress.ASKED_AGAIN);
        assertThat(ledger.task(stage).audio().attempt()).isEqualTo(2);
    }

    @Test
    void aRouterMayNameItsPreviousIdOnlyWhenThatOneIsAway() {
        Id<Router> router = ledger.router("berlin", BERLIN, "mediasoup");
        Map<String, @Nullable Object> other = new LinkedHashMap<>(Ledger.document("hamburg", BERLIN, "mediasoup"));
        other.put("_id", router.hex());

        assertThat(ledger.register("hamburg", other)).isNotEqualTo(router);
        ledger.decide(new RouterCommand.Lost(List.of("berlin", "hamburg")));
        assertThat(ledger.register("moved", other)).isEqualTo(router);
    }

    @Test
    void whatAnOlderConnectionSaysCountsForNothing() {
        ledger.router("berlin", BERLIN, "mediasoup");
        ledger.register("berlin2", Ledger.document("berlin", BERLIN, "mediasoup"));

        assertThatThrownBy(() -> ledger.decide(new RouterCommand.Ready("berlin")))
                .isInstanceOf(Rejected.class);
        ledger.decide(new RouterCommand.Lost(List.of("berlin")));
        ledger.decide(new RouterCommand.Ready("berlin2"));
    }

    @Test
    void aRouterThatStaysAwayIsRemoved() {
        Id<Router> router = ledger.router("berlin", BERLIN, "mediasoup");
        ledger.decide(new RouterCommand.Lost(List.of("berlin")));
        ledger.told();

        ledger.decide(new RouterCommand.Forget(router, "berlin"));

        assertThat(ledger.told())
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("type", "router-removed")
                        .containsEntry("router", router.hex()));
        assertThat(Router.KIND.all(ledger.state())).isEmpty();
    }

    @Test
    void onlyWhatChangedIsTold() {
        Id<Router> router = ledger.router("berlin", BERLIN, "mediasoup");
        ledger.told();

        ledger.decide(new RouterCommand.Change("berlin", Map.of("city", "Potsdam", "port", 443)));

        assertThat(ledger.told())
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("type", "router-changed")
                        .containsEntry("router", Map.of("_id", router.hex(), "city", "Potsdam")));
    }
}
