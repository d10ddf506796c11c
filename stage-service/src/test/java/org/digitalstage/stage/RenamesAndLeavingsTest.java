package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.Test;

/** Some are renamed while others leave and come back: what they mean for their stage meets in the same entries. */
class RenamesAndLeavingsTest {

    private static final int ROUNDS = 60;
    private static final int PEOPLE = 6;

    @Test
    void aStageGoesOnWhoeverIsRenamedWhileOthersLeaveIt() {
        try (Ensemble ensemble = new Ensemble()) {
            ensemble.here();
            List<SocketClient> people = new ArrayList<>();
            while (people.size() < PEOPLE) {
                people.add(ensemble.signIn(
                        0, String.format("10101010101010101010101%d", people.size()), "P" + people.size()));
            }
            SocketClient admin = people.getFirst();
            Map<String, Object> stage = Map.of("stageId", Ensemble.stage(admin, "Chor"));
            people.forEach(client -> client.ask("join-stage", stage));
            Map<String, List<?>> refused = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                round(round, people, stage, refused);
            }
            assertThat(refused).isEmpty();
        }
    }

    private static void round(
            int round, List<SocketClient> people, Map<String, Object> stage, Map<String, List<?>> refused) {
        SocketClient admin = people.getFirst();
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Object id = stage.get("stageId");
            asked.add(Asked.by(admin, "change-stage", Map.of("_id", id, "name", "S" + round + i)));
        }
        people.subList(1, 4).forEach(each -> asked.add(Asked.by(each, "change-user", Map.of("name", "X" + round))));
        people.subList(4, PEOPLE).forEach(each -> asked.add(Asked.by(each, "leave-stage")));
        people.subList(4, PEOPLE).forEach(each -> asked.add(Asked.by(each, "join-stage", stage)));
        for (Asked each : asked) {
            List<?> answer = each.client().acknowledgement(each.id());
            if (!answer.isEmpty() && answer.getFirst() != null) {
                refused.put(each.event() + " in round " + round, answer);
            }
        }
    }

    private record Asked(SocketClient client, String event, long id) {
        static Asked by(SocketClient client, String event, Object... arguments) {
            return new Asked(client, event, client.request(event, arguments));
        }
    }
}
