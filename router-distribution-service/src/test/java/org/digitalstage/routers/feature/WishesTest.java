package org.digitalstage.routers.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.routers.feature.Ledger.FRANKFURT;
import static org.digitalstage.routers.feature.Ledger.id;
import static org.digitalstage.routers.feature.Ledger.want;

import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.command.Want;
import org.digitalstage.routers.registry.Progress;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.registry.Task;
import org.digitalstage.stage.model.Stage;
import org.junit.jupiter.api.Test;

class WishesTest {

    private final Ledger ledger = new Ledger();
    private final Id<Stage> stage = id(1);

    @Test
    void anOlderWishAfterANewerOneChangesNothing() {
        ledger.wants(stage, 5, want("ov", 3), want("ov", 3));

        ledger.wants(stage, 4, want("mediasoup", 2), want("mediasoup", 2));

        assertThat(ledger.task(stage).audio().technology()).isEqualTo("ov");
    }

    @Test
    void anOlderNumberUnderTheSameSeqChangesNothing() {
        ledger.wants(stage, 5, want("ov", 3), want("ov", 3));

        ledger.wants(stage, 5, want("mediasoup", 2), want("mediasoup", 2));

        assertThat(ledger.task(stage).audio().technology()).isEqualTo("ov");
    }

    @Test
    void theSameWishTwiceChangesNothing() {
        ledger.router("frankfurt", FRANKFURT, "mediasoup");
        ledger.wants(stage, "mediasoup");
        Task before = ledger.task(stage);

        ledger.wants(stage, "mediasoup");

        assertThat(ledger.task(stage)).isEqualTo(before);
    }

    @Test
    void aStageThatMissedItsConfirmationIsToldAgain() {
        ledger.router("frankfurt", FRANKFURT, "mediasoup");
        ledger.wants(stage, "mediasoup");
        ledger.served("frankfurt", stage, "both", "mediasoup", Map.of("mediasoup", "there"));
        ledger.told();

        ledger.wants(stage, 2, want("mediasoup", 1), want("mediasoup", 1));

        assertThat(ledger.told())
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("type", "stage-served")
                        .containsEntry("kind", "both")
                        .containsEntry("update", Map.of("mediasoup", "there")));
    }

    @Test
    void aRouterThatIsLongGoneIsTakenFromTheStage() {
        Id<Router> gone = id(77);

        ledger.wants(stage, 9, new Want("mediasoup", 4, gone), new Want("mediasoup", 4, null));

        assertThat(ledger.told())
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("type", "stage-unserved")
                        .containsEntry("assignments", Map.of("audio", 4L)));
        assertThat(ledger.task(stage).audio().progress()).isEqualTo(Progress.OVER);
    }

    @Test
    void aRouterThatTheStageHasAlreadyKeepsIt() {
        Id<Router> router = ledger.router("frankfurt", FRANKFURT, "mediasoup");
        ledger.told();

        ledger.wants(stage, 9, new Want("mediasoup", 4, router), new Want("mediasoup", 4, router));

        assertThat(ledger.told()).isEmpty();
        assertThat(ledger.task(stage).audio().router()).isEqualTo(router);
        assertThat(ledger.task(stage).audio().progress()).isEqualTo(Progress.ASKED_AGAIN);
    }

    @Test
    void aStageThatIsGoneIsForgotten() {
        ledger.wants(stage, "mediasoup");

        ledger.decide(new RouterCommand.Gone(stage, 2));
        ledger.decide(new RouterCommand.Gone(stage, 2));

        assertThat(Task.KIND.all(ledger.state())).isEmpty();
    }

    @Test
    void aLossThatIsNotAnsweredIsSaidAgain() {
        Id<Router> router = ledger.router("frankfurt", FRANKFURT, "mediasoup");
        ledger.wants(stage, "mediasoup");
        ledger.served("frankfurt", stage, "both", "mediasoup", Map.of());
        ledger.decide(new RouterCommand.Unserved("frankfurt", stage, "audio", ""));
        ledger.told();

        ledger.decide(new RouterCommand.Overdue(stage, 1, 0));

        assertThat(ledger.told())
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("type", "stage-unserved")
                        .containsEntry("assignments", Map.of("audio", 1L)));
        assertThat(ledger.task(stage).video().router()).isEqualTo(router);
    }
}
