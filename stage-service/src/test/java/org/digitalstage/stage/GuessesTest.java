package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who guesses the password of a stage has ten tries a minute, however many come at once and wherever. */
class GuessesTest {

    private static final String RIGHT = "sehr-geheim";
    private static final String TOO_MANY = "Too many wrong passwords, try again in a minute";
    private static final String GUESSER = "a5a5a5a5a5a5a5a5a5a5a501";
    private static final String OTHER = "a5a5a5a5a5a5a5a5a5a5a502";
    private static final int AT_ONCE = 60;

    private final Theatre theatre = new Theatre(2);
    private final List<SocketClient> sockets = new ArrayList<>();
    private Object stage;

    @BeforeEach
    void meet() {
        SocketClient host = theatre.signIn(0, "a5a5a5a5a5a5a5a5a5a5a503", "Anna");
        stage = Theatre.map(host.ask("create-stage", Map.of("name", "Chor", "password", RIGHT))
                        .get(1))
                .get("_id");
        for (int number = 0; number < AT_ONCE; number++) {
            sockets.add(theatre.signIn(number % 2, GUESSER, "Bert"));
        }
    }

    @AfterEach
    void close() {
        theatre.close();
    }

    private Object join(String password) {
        return Map.of("stageId", stage, "password", password);
    }

    /** What all sockets are told who give a password each at once. */
    private List<Object> atOnce(IntFunction<String> password) {
        List<Long> asked = new ArrayList<>();
        for (int number = 0; number < AT_ONCE; number++) {
            asked.add(sockets.get(number).request("join-stage", join(password.apply(number))));
        }
        List<Object> answers = new ArrayList<>();
        for (int number = 0; number < AT_ONCE; number++) {
            List<Object> answer = sockets.get(number).acknowledgement(asked.get(number));
            answers.add(answer.isEmpty() ? "in" : String.valueOf(answer.getFirst()));
        }
        return answers;
    }

    @Test
    void ofSixtyGuessesAtOnceAtTwoInstancesTenAreJudged() {
        List<Object> answers = atOnce(number -> "guess " + number);

        assertThat(Collections.frequency(answers, TOO_MANY)).isEqualTo(AT_ONCE - 10);
        assertThat(answers).doesNotContain("in");
        assertThat(sockets.getFirst().ask("join-stage", join(RIGHT))).containsExactly(TOO_MANY);
        assertThat(theatre.signIn(1, OTHER, "Carl").ask("join-stage", join(RIGHT)))
                .isEmpty();
    }

    @Test
    void allDevicesOfAPersonComeInAtOnceWithTheRightPassword() {
        assertThat(atOnce(number -> RIGHT)).containsOnly("in");

        List<Object> answers = atOnce(number -> "guess " + number);
        assertThat(Collections.frequency(answers, TOO_MANY))
                .as("none of the right ones has been counted")
                .isLessThanOrEqualTo(AT_ONCE - 10);
    }

    @Test
    void withoutRedisTenAreJudgedAtEachInstance() {
        theatre.redis().kill();

        List<Object> answers = atOnce(number -> "guess " + number);

        assertThat(Collections.frequency(answers, TOO_MANY)).isEqualTo(AT_ONCE - 20);
    }
}
