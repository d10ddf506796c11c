package org.digitalstage.routers.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitalstage.routers.feature.Ledger.BERLIN;
import static org.digitalstage.routers.feature.Ledger.FRANKFURT;
import static org.digitalstage.routers.feature.Ledger.id;
import static org.digitalstage.routers.feature.Ledger.want;

import java.util.LinkedHashMap;
import java.util.Map;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.registry.Progress;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfirmationTest {

    private final Ledger ledger = new Ledger();
    private final Id<Stage> stage = id(1);
    private Id<Router> router = id(0);

    @BeforeEach
    void aRouterIsAskedForAStage() {
        router = ledger.router("frankfurt", FRANKFURT, "mediasoup", "ov");
        ledger.wants(stage, "mediasoup");
        ledger.told();
    }

    @Test
    void aConfirmationIsPassedOnWithTheNumbersItIsAbout() {
        Map<String, Object> address = Map.of("url", "wss://frankfurt.example.org", "port", 443);

        ledger.served("frankfurt", stage, "both", "mediasoup", Map.of("mediasoup", address));

        assertThat(ledger.told())
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("type", "stage-served")
                        .containsEntry("stage", stage.hex())
                        .containsEntry("kind", "both")
                        .containsEntry("technology", "mediasoup")
                        .containsEntry("router", router.hex())
                        .containsEntry("assignments", Map.of("audio", 1L, "video", 1L))
                        .containsEntry("update", Map.of("mediasoup", address)));
    }

    @Test
    void theSameConfirmationTwiceIsPassedOnOnce() {
        ledger.served("frankfurt", stage, "both", "mediasoup", Map.of());
        ledger.told();

        ledger.served("frankfurt", stage, "both", "mediasoup", Map.of());

        assertThat(ledger.told()).isEmpty();
    }

    @Test
    void onlyFieldsOfTheTechnologyWithinBoundsArePassedOnAndNoneIsMadeUp() {
        Map<String, @Nullable Object> update = new LinkedHashMap<>();
        update.put("_id", stage.hex());
        update.put("admins", java.util.List.of());
        update.put("password", "secret");
        update.put("audioRouter", id(99).hex());
        update.put("ovPort", 50_000);
        update.put("jammerKey", null);
        update.put("mediasoup", Map.of("url", "wss://x"));

        ledger.served("frankfurt", stage, "both", "mediasoup", update);

        assertThat(ledger.told())
                .singleElement()
                .satisfies(event ->
                        assertThat(event).containsEntry("update", Map.of("mediasoup", Map.of("url", "wss://x"))));
    }

    @Test
    void anotherRouterCannotConfirmTheStage() {
        ledger.router("berlin", BERLIN, "mediasoup");

        assertThatThrownBy(() -> ledger.served("berlin", stage, "both", "mediasoup", Map.of()))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("assigned to this router");
    }

    @Test
    void aConfirmationForATechnologyThatIsNoLongerWantedCountsForNothing() {
        ledger.wants(stage, 2, want("ov", 2), want("ov", 2));

        assertThatThrownBy(() -> ledger.served("frankfurt", stage, "both", "mediasoup", Map.of()))
                .isInstanceOf(Rejected.class);
        assertThat(ledger.task(stage).audio().progress()).isEqualTo(Progress.ASKED);
    }

    @Test
    void oneThatSaysNeitherKindNorTechnologyMeansAllItWasAskedFor() {
        ledger.served("frankfurt", stage, "", "", Map.of());

        assertThat(ledger.task(stage).audio().progress()).isEqualTo(Progress.SERVED);
        assertThat(ledger.task(stage).video().progress()).isEqualTo(Progress.SERVED);
    }

    @Test
    void onlyNewsOfAReportArePassedOn() {
        ledger.wants(stage, 2, want("ov", 2), want("mediasoup", 1));
        ledger.served("frankfurt", stage, "audio", "ov", Map.of("ovPort", 50_000, "ovIpv4", "192.0.2.1"));
        ledger.told();

        ledger.decide(new RouterCommand.Report(
                "frankfurt", stage, Map.of("ovPort", 50_000, "ovPin", 4711, "latency", Map.of("0", Map.of()))));
        ledger.decide(new RouterCommand.Report("frankfurt", stage, Map.of("ovPin", 4711)));

        assertThat(ledger.told())
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("type", "stage-changed")
                        .containsEntry("assignments", Map.of("audio", 2L))
                        .containsEntry("update", Map.of("ovPin", 4711, "latency", Map.of("0", Map.of()))));
    }

    @Test
    void aRouterThatGivesUpIsNotAskedAgainAtOnce() {
        ledger.served("frankfurt", stage, "both", "mediasoup", Map.of());
        ledger.told();

        ledger.decide(new RouterCommand.Unserved("frankfurt", stage, "both", "mediasoup"));
        ledger.wants(stage, 2, want("mediasoup", 2), want("mediasoup", 2));

        assertThat(ledger.told())
                .singleElement()
                .satisfies(event -> assertThat(event).containsEntry("type", "stage-unserved"));
        assertThat(ledger.task(stage).isWaiting()).isTrue();
        assertThat(ledger.task(stage).audio().avoided()).containsExactly(router);
    }
}
