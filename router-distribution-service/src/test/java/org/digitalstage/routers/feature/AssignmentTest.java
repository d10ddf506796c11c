package org.digitalstage.routers.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.routers.feature.Ledger.BERLIN;
import static org.digitalstage.routers.feature.Ledger.FRANKFURT;
import static org.digitalstage.routers.feature.Ledger.NEW_YORK;
import static org.digitalstage.routers.feature.Ledger.id;
import static org.digitalstage.routers.feature.Ledger.want;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.registry.Progress;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.stage.model.Stage;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    private final Ledger ledger = new Ledger();
    private final Id<Stage> stage = id(1);

    @Test
    void theNearestRouterIsAskedForBothHalves() {
        ledger.router("newyork", NEW_YORK, "mediasoup");
        Id<Router> near = ledger.router("berlin", BERLIN, "mediasoup");

        ledger.wants(stage, "mediasoup");

        assertThat(ledger.task(stage).audio().router()).isEqualTo(near);
        assertThat(ledger.task(stage).video().router()).isEqualTo(near);
        assertThat(ledger.task(stage).audio().progress()).isEqualTo(Progress.ASKED);
    }

    @Test
    void onlyRoutersThatOfferTheTechnologyAreAsked() {
        ledger.router("frankfurt", FRANKFURT, "ov");
        Id<Router> far = ledger.router("newyork", NEW_YORK, "mediasoup");

        ledger.wants(stage, "mediasoup");

        assertThat(ledger.task(stage).audio().router()).isEqualTo(far);
    }

    @Test
    void aRouterThatIsNotReadyIsNotAsked() {
        ledger.register("berlin", Ledger.document("berlin", BERLIN, "mediasoup"));

        ledger.wants(stage, "mediasoup");

        assertThat(ledger.task(stage).audio().router()).isNull();
    }

    @Test
    void soundIsServedThoughNobodyServesPictures() {
        Id<Router> router = ledger.router("berlin", BERLIN, "ov");

        ledger.wants(stage, 1, want("ov", 1), want("mediasoup", 1));

        assertThat(ledger.task(stage).audio().router()).isEqualTo(router);
        assertThat(ledger.task(stage).video().isWaiting()).isTrue();
    }

    @Test
    void aStageThatWaitsIsServedAsSoonAsARouterComes() {
        ledger.wants(stage, "mediasoup");

        Id<Router> router = ledger.router("berlin", BERLIN, "mediasoup");

        assertThat(ledger.task(stage).audio().router()).isEqualTo(router);
    }

    @Test
    void theOtherHalfGoesToTheRouterThatServesOneHalfAlready() {
        Id<Router> near = ledger.router("frankfurt", FRANKFURT, "mediasoup");
        ledger.router("berlin", BERLIN, "mediasoup");
        ledger.wants(stage, 1, want("mediasoup", 1), want("ov", 1));
        ledger.served("frankfurt", stage, "audio", "mediasoup", Map.of());

        ledger.wants(stage, 2, want("mediasoup", 1), want("mediasoup", 2));

        assertThat(ledger.task(stage).video().router()).isEqualTo(near);
        assertThat(ledger.task(stage).audio().progress()).isEqualTo(Progress.SERVED);
    }

    @Test
    void aRouterThatIsSilentLosesTheStageToTheNextNearest() {
        ledger.router("frankfurt", FRANKFURT, "mediasoup");
        Id<Router> next = ledger.router("berlin", BERLIN, "mediasoup");
        ledger.wants(stage, "mediasoup");
        ledger.told();

        ledger.decide(new RouterCommand.Silent(stage, 1, 1));

        assertThat(ledger.task(stage).audio().router()).isEqualTo(next);
        assertThat(ledger.task(stage).audio().attempt()).isEqualTo(2);
        assertThat(ledger.told()).isEmpty();
    }

    @Test
    void silenceAboutAnOlderAttemptMeansNothing() {
        Id<Router> router = ledger.router("frankfurt", FRANKFURT, "mediasoup");
        ledger.router("berlin", BERLIN, "mediasoup");
        ledger.wants(stage, "mediasoup");
        ledger.served("frankfurt", stage, "both", "mediasoup", Map.of());

        ledger.decide(new RouterCommand.Silent(stage, 1, 1));

        assertThat(ledger.task(stage).audio().router()).isEqualTo(router);
    }

    @Test
    void theOnlyRouterIsAskedAgainAfterAWhile() {
        Id<Router> only = ledger.router("frankfurt", FRANKFURT, "mediasoup");
        ledger.wants(stage, "mediasoup");
        ledger.decide(new RouterCommand.Silent(stage, 1, 1));
        assertThat(ledger.task(stage).isWaiting()).isTrue();

        ledger.decide(new RouterCommand.Retry(stage, 1, 1));

        assertThat(ledger.task(stage).audio().router()).isEqualTo(only);
    }

    @Test
    void aLostRouterIsReplacedAtOnceWhereItHadNotConfirmed() {
        Id<Router> lost = ledger.router("frankfurt", FRANKFURT, "mediasoup");
        Id<Router> next = ledger.router("berlin", BERLIN, "mediasoup");
        ledger.wants(stage, "mediasoup");

        ledger.decide(new RouterCommand.Lost(List.of("frankfurt")));
        ledger.decide(new RouterCommand.Forget(lost, "frankfurt"));

        assertThat(ledger.task(stage).audio().router()).isEqualTo(next);
    }

    @Test
    void aStageThatKnowsItsRouterIsToldOfTheLossAndWantsAnotherUnderANewNumber() {
        Id<Router> lost = ledger.router("frankfurt", FRANKFURT, "mediasoup");
        Id<Router> next = ledger.router("berlin", BERLIN, "mediasoup");
        ledger.wants(stage, "mediasoup");
        ledger.served("frankfurt", stage, "both", "mediasoup", Map.of());
        ledger.told();

        ledger.decide(new RouterCommand.Lost(List.of("frankfurt")));
        ledger.decide(new RouterCommand.Forget(lost, "frankfurt"));

        assertThat(ledger.told())
                .anySatisfy(event -> assertThat(event)
                        .containsEntry("type", "stage-unserved")
                        .containsEntry("kind", "both")
                        .containsEntry("router", lost.hex())
                        .containsEntry("assignments", Map.of("audio", 1L, "video", 1L)));
        assertThat(ledger.task(stage).audio().progress()).isEqualTo(Progress.OVER);

        ledger.wants(stage, 2, want("mediasoup", 2), want("mediasoup", 2));
        assertThat(ledger.task(stage).audio().router()).isEqualTo(next);
    }

    @Test
    void anotherTechnologyTakesTheStageFromItsRouter() {
        ledger.router("frankfurt", FRANKFURT, "mediasoup");
        Id<Router> ov = ledger.router("berlin", BERLIN, "ov");
        ledger.wants(stage, "mediasoup");
        ledger.served("frankfurt", stage, "both", "mediasoup", Map.of());

        ledger.wants(stage, 2, want("ov", 2), want("mediasoup", 1));

        assertThat(ledger.task(stage).audio().router()).isEqualTo(ov);
        assertThat(ledger.task(stage).audio().progress()).isEqualTo(Progress.ASKED);
        assertThat(ledger.task(stage).video().progress()).isEqualTo(Progress.SERVED);
    }

    @Test
    void aRouterThatNoLongerOffersATechnologyLosesItsStages() {
        ledger.router("frankfurt", FRANKFURT, "mediasoup");
        Id<Router> next = ledger.router("berlin", BERLIN, "mediasoup");
        ledger.wants(stage, "mediasoup");

        ledger.decide(new RouterCommand.Change("frankfurt", Map.of("types", Map.of("ov", 10))));

        assertThat(ledger.task(stage).audio().router()).isEqualTo(next);
    }
}
