package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Promise 8, in one moment: however many ask at once from several sockets, no more get through than there is room for. */
class LimitsAtOnceTest {

    private static final int SOCKETS = 4;

    @AutoClose
    private static final Theatre theatre = new Theatre(1);

    private static List<SocketClient> sockets(String account) {
        List<SocketClient> sockets = new ArrayList<>();
        for (int number = 0; number < SOCKETS; number++) {
            sockets.add(theatre.signIn(0, account, "Anna"));
        }
        return sockets;
    }

    /** What so many are told who ask at once. */
    private static List<Object> atOnce(
            List<SocketClient> sockets, int times, String command, IntFunction<Object> payload) {
        List<Long> asked = new ArrayList<>();
        for (int number = 0; number < times; number++) {
            asked.add(sockets.get(number % SOCKETS).request(command, payload.apply(number)));
        }
        List<Object> answers = new ArrayList<>();
        for (int number = 0; number < times; number++) {
            Object refusal = sockets.get(number % SOCKETS)
                    .acknowledgement(asked.get(number))
                    .getFirst();
            answers.add(refusal == null ? "done" : refusal);
        }
        return answers;
    }

    private static void assertDone(List<Object> answers, int times, String refusal) {
        assertThat(answers).containsOnly("done", refusal);
        assertThat(answers).filteredOn("done"::equals).hasSize(times);
    }

    @Test
    void aPersonHasTwoHundredStages() {
        List<SocketClient> anna = sockets(account(1));
        for (int batch = 0; batch < 3; batch++) {
            assertThat(atOnce(anna, 50, "create-stage", number -> Map.of("name", "early")))
                    .containsOnly("done");
        }

        List<Object> answers = atOnce(anna, 100, "create-stage", number -> Map.of("name", "late"));

        assertDone(answers, 50, "Expected at most 200 stages a person but there are as many");
    }

    @Test
    void aPersonHasSixtyFourSoundCards() {
        List<Object> answers = atOnce(
                sockets(account(2)),
                100,
                "set-sound-card",
                number -> Map.of("audioDriver", "alsa", "type", "input", "uuid", "card " + number));

        assertDone(answers, 64, "Expected at most 64 sound cards but there are as many");
    }

    @Test
    void aStageHasFiftyGroups() {
        List<SocketClient> anna = sockets(account(3));
        Object stage = Theatre.map(anna.getFirst()
                        .ask("create-stage", Map.of("name", "Voll"))
                        .get(1))
                .get("_id");

        List<Object> answers = atOnce(anna, 80, "create-group", number -> Map.of("stageId", stage));

        assertDone(answers, 50, "Expected at most 50 groups but there are as many");
    }

    @Test
    void aPersonHasThirtyTwoDevices() {
        List<SocketClient> devices = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            SocketClient device = SocketClient.connect(theatre.address(0));
            device.emit(
                    "token", Map.of("token", theatre.token(account(4), "Anna"), "device", Map.of("type", "browser")));
            devices.add(device);
        }

        assertThat(devices).filteredOn(LimitsAtOnceTest::isLetIn).hasSize(32);
    }

    private static boolean isLetIn(SocketClient device) {
        return "ok"
                .equals(device.await(each -> "ok".equals(each.event()) || "error".equals(each.event()), "an answer")
                        .event());
    }

    private static String account(int number) {
        return String.format("f4f4f4f4f4f4f4f4f4f4f4%02d", number);
    }
}
