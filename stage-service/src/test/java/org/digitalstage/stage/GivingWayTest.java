package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Why somebody may not be told a volume that all others are told: he read too slowly, and a later one of the same member took its place. Nothing else may be
 * missing, and the last one never is.
 */
class GivingWayTest {

    private static final int MOST = 20_000;

    private static Ensemble ensemble;
    private static MeterRegistry meters;

    @BeforeAll
    static void open() {
        ensemble = new Ensemble();
        meters = ensemble.here().getBean(MeterRegistry.class);
    }

    @AfterAll
    static void close() {
        ensemble.close();
    }

    @Test
    void whoReadsSlowlyMissesNothingButVolumesThatLaterOnesTookThePlaceOf() {
        SocketClient anna = ensemble.signIn(0, "a8a8a8a8a8a8a8a8a8a8a801", "Anna");
        String stage = Ensemble.stage(anna, "Chor");
        anna.ask("join-stage", Map.of("stageId", stage));
        Object member = Theatre.map(anna.event("s-j").arguments().getFirst()).get("stageMemberId");
        SocketClient slow = slow(stage);

        slow.pauseReading();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            said.add(i + "x".repeat(1500));
            anna.ask("send-message", said.getLast());
        }
        int volumes = 0;
        do {
            Map<String, Object> louder = Map.of("_id", member, "volume", ++volumes / 1000.0);
            assertThat(anna.ask("change-stage-member", louder)).containsExactly((Object) null);
        } while (volumes < MOST && meters.counter("wire.frames.merged").count() < 10);
        anna.ask("send-message", "the end");
        slow.resumeReading();

        slow.await(each -> each.text().contains("the end"), "what was said last");
        List<Double> heard = numbers(slow);
        assertThat(heard).isSorted().doesNotHaveDuplicates().hasSizeLessThan(volumes);
        assertThat(heard.getLast()).isEqualTo(volumes / 1000.0);
        said.add("the end");
        assertThat(messages(slow)).isEqualTo(said);
    }

    private static SocketClient slow(String stage) {
        String account = "a8a8a8a8a8a8a8a8a8a8a802";
        SocketClient slow = Ensemble.enter(
                ensemble.address(0),
                account,
                ensemble.tokens().token(account, "Slow"),
                Ensemble.PATIENT.withReceiveBuffer(8 * 1024));
        slow.event("ok");
        slow.ask("join-stage", Map.of("stageId", stage));
        return slow;
    }

    private static List<Double> numbers(SocketClient client) {
        return bodies(client, "sm-c").stream()
                .filter(body -> body.containsKey("volume"))
                .map(body -> ((Number) body.get("volume")).doubleValue())
                .toList();
    }

    private static List<String> messages(SocketClient client) {
        return bodies(client, "c").stream()
                .map(body -> String.valueOf(body.get("message")))
                .toList();
    }

    private static List<Map<String, Object>> bodies(SocketClient client, String event) {
        return client.received().stream()
                .filter(each -> event.equals(each.event()))
                .map(each -> Theatre.map(each.arguments().getFirst()))
                .toList();
    }
}
