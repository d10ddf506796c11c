package org.digitalstage.routers.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.routers.feature.Ledger.BERLIN;
import static org.digitalstage.routers.feature.Ledger.FRANKFURT;
import static org.digitalstage.routers.feature.Ledger.id;
import static org.digitalstage.routers.feature.Ledger.want;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.feature.Ledger;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.registry.Task;
import org.digitalstage.stage.model.Stage;
import org.junit.jupiter.api.Test;

class OrderTest {

    private final Ledger ledger = new Ledger();
    private final Id<Stage> stage = id(1);

    private Task asked(String... types) {
        ledger.router("frankfurt", FRANKFURT, types);
        ledger.wants(stage, types[0]);
        return ledger.task(stage);
    }

    private static List<String> said(List<Order> orders) {
        return orders.stream()
                .map(order -> order.event() + " " + order.payload().get("kind") + " "
                        + order.payload().get("type"))
                .toList();
    }

    @Test
    void aNewAssignmentIsOneOrderForBothHalves() {
        Task task = asked("mediasoup");

        assertThat(said(Order.between(Optional.empty(), Optional.of(task))))
                .containsExactly("serve-stage both mediasoup");
        assertThat(Order.between(Optional.of(task), Optional.of(task))).isEmpty();
    }

    @Test
    void theOldRouterLetsGoOfTheOldTechnologyBeforeTheNewOneServes() {
        Task before = asked("mediasoup");
        Id<Router> ov = ledger.router("berlin", BERLIN, "ov");
        ledger.wants(stage, 2, want("ov", 2), want("ov", 2));

        List<Order> orders = Order.between(Optional.of(before), Optional.of(ledger.task(stage)));

        assertThat(said(orders)).containsExactly("un-serve-stage both mediasoup", "serve-stage both ov");
        assertThat(orders.getLast().router()).isEqualTo(ov);
        assertThat(orders.getFirst().payload())
                .isEqualTo(Map.of("kind", "both", "type", "mediasoup", "stageId", stage.hex()));
    }

    @Test
    void onlyTheHalfThatChangedIsOrderedAnew() {
        Task before = asked("mediasoup", "ov");
        ledger.wants(stage, 2, want("ov", 2), want("mediasoup", 1));

        assertThat(said(Order.between(Optional.of(before), Optional.of(ledger.task(stage)))))
                .containsExactly("un-serve-stage audio mediasoup", "serve-stage audio ov");
    }

    @Test
    void aRouterThatCameBackIsAskedAgainWithoutLettingGo() {
        Task before = asked("mediasoup");
        ledger.register("again", Ledger.document("frankfurt", FRANKFURT, "mediasoup"));
        ledger.decide(new RouterCommand.Ready("again"));

        assertThat(said(Order.between(Optional.of(before), Optional.of(ledger.task(stage)))))
                .containsExactly("serve-stage both mediasoup");
    }

    @Test
    void aStageThatIsGoneIsLetGoAndOvHearsOfEachHalf() {
        Task task = asked("ov");

        assertThat(said(Order.between(Optional.of(task), Optional.empty())))
                .containsExactly("un-serve-stage audio ov", "un-serve-stage video ov");
    }
}
