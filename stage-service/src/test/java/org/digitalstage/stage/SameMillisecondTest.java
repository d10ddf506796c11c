package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was made at one instance is there for another one at once, though it hears of it a little later. So many rounds: {@code -Ddigitalstage.rounds=N}. */
class SameMillisecondTest {

    private static final int ROUNDS = Integer.getInteger("digitalstage.rounds", 200);
    private static final String ANNA = "a5a5a5a5a5a5a5a5a5a5a501";

    private static Ensemble ensemble;
    private static SocketClient here;
    private static SocketClient there;
    private static String stage;

    @BeforeAll
    static void open() {
        ensemble = new Ensemble();
        ensemble.here();
        ensemble.here();
        here = ensemble.signIn(0, ANNA, "Anna");
        there = ensemble.signIn(1, ANNA, "Anna");
        stage = Ensemble.stage(here, "Chor");
        there.await(each -> "s-a".equals(each.event()), "the stage");
    }

    @AfterAll
    static void close() {
        ensemble.close();
    }

    @Test
    void whatWasMadeHereCanBeNamedThereAtOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            String group = make("G" + round);
            done(there.ask("change-group", Map.of("_id", group, "name", "H" + round)), round);
            done(here.ask("change-group", Map.of("_id", group, "volume", 0.5)), round);
            done(there.ask("remove-group", group), round);
            assertThat(here.ask("change-group", Map.of("_id", group, "name", "gone")))
                    .as("round %s", round)
                    .hasSize(1)
                    .doesNotContainNull();
        }
    }

    @Test
    void whoeverComesAnewHereCanBeNamedThereAtOnce() {
        for (int round = 0; round < Math.max(1, ROUNDS / 20); round++) {
            String account = String.format("a5a5a5a5a5a5a5a5a5b%05x", round);
            SocketClient fresh = ensemble.signIn(0, account, "New " + round);
            String user = String.valueOf(
                    Theatre.map(fresh.event("u-r").arguments().getFirst()).get("_id"));
            done(there.ask("change-stage", Map.of("_id", stage, "soundEditors", List.of(user))), round);
            fresh.close();
        }
    }

    @Test
    void whoWentInHereSaysSomethingThereAtOnce() {
        for (int round = 0; round < Math.max(1, ROUNDS / 10); round++) {
            assertThat(here.ask("join-stage", Map.of("stageId", stage))).isEmpty();
            done(there.ask("send-message", "hello " + round), round);
            done(here.ask("leave-stage"), round);
        }
    }

    private static String make(String name) {
        List<?> answer = here.ask("create-group", Map.of("stageId", stage, "name", name));
        return String.valueOf(Ensemble.object(answer, 1).get("_id"));
    }

    private static void done(List<?> answer, int round) {
        assertThat(answer.getFirst()).as("round %s", round).isNull();
    }
}
