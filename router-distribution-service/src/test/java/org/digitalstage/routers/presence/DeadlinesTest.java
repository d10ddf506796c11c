package org.digitalstage.routers.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.routers.feature.Ledger.FRANKFURT;
import static org.digitalstage.routers.feature.Ledger.id;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.routers.RouterSettings;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.feature.Ledger;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.stage.model.Stage;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private static final RouterSettings SETTINGS = new RouterSettings(
            List.of("key-of-a-test"),
            60,
            600,
            List.of(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));

    private final Ledger ledger = new Ledger();
    private final Id<Stage> stage = id(1);
    private long now;
    private final Deadlines deadlines = new Deadlines(SETTINGS, () -> now);

    private List<RouterCommand> after(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
        return deadlines.over(ledger.state());
    }

    @Test
    void aRouterHasTenSecondsToConfirm() {
        ledger.router("frankfurt", FRANKFURT, "mediasoup");
        ledger.wants(stage, "mediasoup");

        assertThat(after(0)).isEmpty();
        assertThat(after(9)).isEmpty();
        assertThat(after(1)).containsExactly(new RouterCommand.Silent(stage, 1, 1));
    }

    @Test
    void aRouterThatConfirmedOwesNothing() {
        ledger.router("frankfurt", FRANKFURT, "mediasoup");
        ledger.wants(stage, "mediasoup");
        after(0);

        ledger.served("frankfurt", stage, "both", "mediasoup", Map.of());

        assertThat(after(20)).isEmpty();
    }

    @Test
    void aRouterThatIsAwayHasFiveSecondsAndThoseBeginAnewWithEachConnection() {
        Id<Router> router = ledger.router("frankfurt", FRANKFURT, "mediasoup");
        ledger.decide(new RouterCommand.Lost(List.of("frankfurt")));
        assertThat(after(0)).isEmpty();
        assertThat(after(4)).isEmpty();
        ledger.register("again", Ledger.document("frankfurt", FRANKFURT, "mediasoup"));
        ledger.decide(new RouterCommand.Lost(List.of("again")));

        assertThat(after(1)).isEmpty();
        assertThat(after(5)).containsExactly(new RouterCommand.Forget(router, "again"));
    }

    @Test
    void aRouterThatWasSilentIsAskedAgainAfterAWhile() {
        ledger.router("frankfurt", FRANKFURT, "mediasoup");
        ledger.wants(stage, "mediasoup");
        ledger.decide(new RouterCommand.Silent(stage, 1, 1));

        assertThat(after(0)).isEmpty();
        assertThat(after(30))
                .containsExactly(new RouterCommand.Retry(stage, 1, 0), new RouterCommand.Retry(stage, 0, 1));
    }
}
