package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.model.Role;
import org.digitalstage.stage.model.Who;
import org.digitalstage.stage.model.protocol.CommandDeclaration;
import org.digitalstage.stage.model.protocol.Protocol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each cell of {@code docs/permissions.md}, over real sockets: who may is obeyed, and who may not is refused with a declared sentence. */
class PermissionsTest {

    private static final Set<String> TAKES_AWAY = Set.of(
            "remove-stage",
            "remove-user",
            "leave-stage-for-good",
            "forget-stage",
            "leave-stage",
            "join-stage",
            "remove-stage-member",
            "remove-stage-device",
            "hand-over-stage",
            "ban-user");

    @AutoClose
    private static final Theatre theatre = new Theatre(0);

    private static Aggregates<StageCommand> aggregates;
    private static Cast cast;

    @BeforeAll
    @SuppressWarnings("unchecked") // there is only this one
    static void open() {
        aggregates = theatre.addInstance("--digitalstage.stage.administrators=" + Cast.OPERATOR)
                .getBean(Aggregates.class);
        cast = new Cast(theatre);
    }

    @TestFactory
    Stream<DynamicTest> everyCellOfTheTable() {
        return Protocol.declarations().stream()
                .map(command -> DynamicTest.dynamicTest(command.name(), () -> tryAll(command)));
    }

    /** First all who may not, for they change nothing. */
    private static void tryAll(CommandDeclaration command) {
        List<Role> refused = new ArrayList<>(Role.PEOPLE);
        refused.removeAll(command.who().roles());
        Ground ground = new Ground(cast, aggregates);
        Object argument = ground.argument(command.name(), Role.OWNER);
        for (Role role : refused) {
            isRefused(command, role, cast.of(role).ask(command.name(), argument));
        }
        for (Role role : command.who().roles()) {
            isDone(command, role.words(), cast.of(role).ask(command.name(), ground.argument(command.name(), role)));
            ground = next(command.name(), role, ground);
        }
        if (command.who() == Who.PLATFORM_ADMINISTRATOR) {
            isDone(command, "operator", cast.operator().ask(command.name(), argument));
            cast.operator().ask("open-user", Cast.user(Role.STRANGER));
        }
        ground.clear();
    }

    /** Where a command takes away from the ground, the next one who may gets a fresh one. */
    private static Ground next(String command, Role role, Ground ground) {
        if (command.equals("remove-user")) {
            cast.isOut(role);
        }
        if (!TAKES_AWAY.contains(command)) {
            return ground;
        }
        ground.clear();
        return new Ground(cast, aggregates);
    }

    private static void isDone(CommandDeclaration command, String who, List<@Nullable Object> answer) {
        assertThat(answer.isEmpty() || answer.getFirst() == null)
                .as("%s by %s: %s", command.name(), who, answer)
                .isTrue();
    }

    private static void isRefused(CommandDeclaration command, Role role, List<@Nullable Object> answer) {
        assertThat(answer).as("%s by %s", command.name(), role.words()).hasSize(1);
        String sentence = String.valueOf(answer.getFirst());
        assertThat(command.refusals())
                .as("%s by %s: %s", command.name(), role.words(), sentence)
                .anyMatch(template -> fits(template, sentence));
    }

    /** What stands in angle brackets is filled in. */
    private static boolean fits(String template, String sentence) {
        String pattern = Stream.of(template.split("<\\w+>", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".+" + b)
                .orElseThrow();
        return sentence.matches(pattern);
    }

    @Test
    void whoHasNoTokenMayNothing() {
        try (SocketClient router = SocketClient.connect(theatre.address(0))) {
            for (String command : Protocol.commands()) {
                assertThat(router.ask(command, Map.of())).containsExactly("Expected a token first");
            }
        }
    }
}
