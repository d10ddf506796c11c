package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.digitalstage.platform.testing.socket.Ending;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Promises 7 and 8: what there is too much of is refused with a sentence, and what there is stays as it is. */
class LimitsTest {

    private static final int AT_ONCE = 50;

    @AutoClose
    private static final Theatre theatre = new Theatre(1);

    @Test
    void aPersonHasSixtyFourSoundCards() {
        SocketClient anna = theatre.signIn(0, account(1), "Anna");
        fill(anna, 64, "set-sound-card", LimitsTest::card);
        refuses(anna, "set-sound-card", card(64), "Expected at most 64 sound cards but there are as many");
        assertThat(anna.ask("set-sound-card", card(0)).getFirst()).isNull(); // that one is there
    }

    private static Object card(int number) {
        return Map.of("audioDriver", "alsa", "type", "input", "uuid", "card " + number);
    }

    @Test
    void aPersonHasTwoHundredStages() {
        SocketClient anna = theatre.signIn(0, account(2), "Anna");
        SocketClient bert = theatre.signIn(0, account(3), "Bert");
        Object open = made(bert.ask("create-stage", Map.of("name", "Offen")));
        fill(anna, 200, "create-stage", number -> Map.of("name", "Stage " + number));
        String full = "Expected at most 200 stages a person but there are as many";
        refuses(anna, "create-stage", Map.of("name", "one more"), full);
        refuses(anna, "join-stage", Map.of("stageId", open), full);
    }

    @Test
    void aStageHasEighteenHundredTracksAndFiftyGroups() {
        SocketClient anna = theatre.signIn(0, account(4), "Anna");
        Object stage = made(anna.ask("create-stage", Map.of("name", "Voll")));
        anna.ask("join-stage", Map.of("stageId", stage));
        fill(anna, 1800, "create-audio-track", number -> Map.of("stageId", stage, "number", number));
        refuses(
                anna,
                "create-audio-track",
                Map.of("stageId", stage),
                "Expected at most 1800 audio tracks but there are as many");
        fill(anna, 50, "create-group", number -> Map.of("stageId", stage));
        refuses(anna, "create-group", Map.of("stageId", stage), "Expected at most 50 groups but there are as many");
    }

    @Test
    void aPersonHasThirtyTwoDevicesThatAreOnline() {
        List<SocketClient> devices = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            devices.add(theatre.signIn(0, account(5), "Anna", Map.of("type", "browser")));
        }
        SocketClient more = SocketClient.connect(theatre.address(0));
        more.emit("token", Map.of("token", theatre.token(account(5), "Anna"), "device", Map.of("type", "browser")));
        assertThat(more.event("error").arguments())
                .containsExactly("Expected at most 32 devices but there are as many");
        assertThat(more.ending()).isInstanceOf(Ending.Dropped.class);
        assertThat(devices).allMatch(SocketClient::isOpen);
        devices.forEach(SocketClient::close);
    }

    @Test
    void furtherFieldsDoNotGrowBeyondTheirLimitChangeByChange() {
        SocketClient anna = theatre.signIn(0, account(6), "Anna");
        Object stage = made(anna.ask("create-stage", Map.of("name", "Offen")));
        for (int i = 0; i < 64; i++) {
            assertThat(anna.ask("change-stage", Map.of("_id", stage, "k" + i, i)))
                    .containsExactly((Object) null);
        }
        refuses(
                anna,
                "change-stage",
                Map.of("_id", stage, "k64", 1),
                "Expected further fields of at most 16384 bytes, 64 keys and a depth of 4 but got more");
        assertThat(anna.ask("change-stage", Map.of("_id", stage, "k0", "new"))).containsExactly((Object) null);
    }

    private static void fill(SocketClient client, int count, String command, IntFunction<Object> payload) {
        for (int from = 0; from < count; from += AT_ONCE) {
            List<Long> asked = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + AT_ONCE); i++) {
                asked.add(client.request(command, payload.apply(i)));
            }
            asked.forEach(id -> assertThat(client.acknowledgement(id)).first().isNull());
        }
    }

    private static void refuses(SocketClient client, String command, Object payload, String sentence) {
        Object before = client.ask("state-hash");
        assertThat(client.ask(command, payload)).containsExactly(sentence);
        assertThat((Object) client.ask("state-hash")).isEqualTo(before);
    }

    private static Object made(List<@Nullable Object> answer) {
        assertThat(answer).hasSize(2).first().isNull();
        return String.valueOf(Theatre.map(answer.get(1)).get("_id"));
    }

    private static String account(int number) {
        return String.format("f3f3f3f3f3f3f3f3f3f3f3%02d", number);
    }
}
