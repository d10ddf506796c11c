package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.stage.command.Names;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who is put out stays out, who is silenced stays silent, and each such thing is written down for the admins. */
class OrderInTheHouseTest {

    private static final String OPERATOR = "b2b2b2b2b2b2b2b2b2b2b2ff";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @AutoClose
    private static final Theatre theatre = new Theatre(0);

    static {
        theatre.addInstance("--digitalstage.stage.administrators=" + OPERATOR);
        theatre.addInstance("--digitalstage.stage.administrators=" + OPERATOR);
    }

    /** Another one for each test: nobody brings along where he was. */
    private final String annas = String.format("b2b2b2b2b2b2b2b2b2b3%04d", COUNT.incrementAndGet());

    private final SocketClient anna = theatre.signIn(0, annas, "Anna");
    private final String stage = id(anna.ask("create-stage", Map.of("name", "Haus", "password", "geheim")));

    private static String account(int number) {
        return String.format("b2b2b2b2b2b2b2b2b2b2b2%02d", number);
    }

    private static String user(int number) {
        return Names.person(account(number)).hex();
    }

    /** A member who is inside, on the other instance. */
    private SocketClient member(int number) {
        SocketClient socket = theatre.signIn(1, account(number), "M" + number);
        assertThat(socket.ask("join-stage", Map.of("stageId", stage, "password", "geheim")))
                .isEmpty();
        return socket;
    }

    private static String id(List<@Nullable Object> answer) {
        return String.valueOf(Theatre.map(answer.get(1)).get("_id"));
    }

    private static Object of(SocketClient socket, String event, String field) {
        return Theatre.map(socket.event(event).arguments().getFirst()).get(field);
    }

    private Map<String, Object> about(int number) {
        return Map.of("stageId", stage, "userId", user(number));
    }

    private static void done(List<@Nullable Object> answer) {
        assertThat(answer.isEmpty() || answer.getFirst() == null)
                .as("%s", answer)
                .isTrue();
    }

    private static List<String> events(SocketClient client) {
        return client.received().stream()
                .map(Received::event)
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void whoIsBannedIsOutAtOnceAndStaysOut() {
        anna.ask("join-stage", Map.of("stageId", stage));
        String code = String.valueOf(
                anna.ask("encode-invite", Map.of("stageId", stage)).get(1));
        SocketClient bert = member(11);
        done(anna.ask("ban-user", about(11)));
        bert.event("s-l");
        bert.event("s-r");
        assertThat(of(anna, "sb-a", "userId")).isEqualTo(user(11));
        assertThat(of(anna, "sl-a", "action")).isEqualTo("ban");
        assertThat(bert.ask("join-stage", Map.of("stageId", stage, "password", "geheim")))
                .containsExactly("You were banned from this stage");
        assertThat(bert.ask("join-stage", Map.of("stageId", stage, "code", code)))
                .containsExactly("You were banned from this stage");
        assertThat(bert.ask("decode-invite", code).get(1)).isNull();
        assertThat(bert.ask("send-message", "doch")).hasSize(1).doesNotContainNull();
        done(anna.ask("unban-user", about(11)));
        done(bert.ask("join-stage", Map.of("stageId", stage, "password", "geheim")));
    }

    @Test
    void anAdminIsNotBanned() {
        assertThat(anna.ask(
                        "ban-user",
                        Map.of("stageId", stage, "userId", Names.person(annas).hex())))
                .containsExactly("Expected somebody who is no admin but got one");
    }

    @Test
    void theLogbookIsForAdminsWhoAreInside() {
        SocketClient bert = member(12);
        done(anna.ask("ban-user", about(99)));
        done(bert.ask("state-hash"));
        assertThat(events(bert)).doesNotContain("sb-a", "sl-a");
        assertThat(Theatre.map(bert.event("s-j").arguments().getFirst())).doesNotContainKeys("bans", "logbook");
        assertThat(events(anna)).doesNotContain("sb-a", "sl-a");
        done(anna.ask(
                "change-stage",
                Map.of("_id", stage, "admins", List.of(Names.person(annas).hex(), user(12)))));
        assertThat(of(bert, "sb-a", "userId")).isEqualTo(user(99));
        assertThat(of(bert, "sl-a", "action")).isEqualTo("ban");
        assertThat(of(bert, "sl-a", "action")).isEqualTo("appoint");
        done(anna.ask("join-stage", Map.of("stageId", stage)));
        Map<String, Object> all = Theatre.map(anna.event("s-j").arguments().getFirst());
        assertThat((List<?>) all.get("bans")).hasSize(1);
        assertThat((List<?>) all.get("logbook")).hasSize(2);
    }

    @Test
    void whoIsSilencedCannotUndoIt() {
        SocketClient bert = member(13);
        String member = String.valueOf(of(bert, "s-j", "stageMemberId"));
        done(anna.ask("change-stage-member", Map.of("_id", member, "silenced", true)));
        Map<String, Object> told = Theatre.map(bert.event("sm-c").arguments().getFirst());
        assertThat(told).containsEntry("silenced", true).containsEntry("muted", true);
        assertThat(bert.ask("change-stage-member", Map.of("_id", member, "silenced", false)))
                .containsExactly("User M13 has no privileges to change stage member " + member);
        assertThat(anna.ask("change-stage-member", Map.of("_id", member, "muted", false)))
                .containsExactly("Expected a member who may be heard but this one is silenced");
        bert.ask("leave-stage");
        done(bert.ask("join-stage", Map.of("stageId", stage)));
        List<?> members =
                (List<?>) Theatre.map(bert.event("s-j").arguments().getFirst()).get("stageMembers");
        assertThat(Theatre.map(members.getFirst()))
                .containsEntry("silenced", true)
                .containsEntry("muted", true);
        done(anna.ask("change-stage-member", Map.of("_id", member, "silenced", false)));
        bert.await(each -> each.text().contains("\"muted\":false"), "to be heard again");
    }

    @Test
    void aSoundEditorLiftsNothingFromHimselfAndNothingIsDoneToAdmins() {
        SocketClient bert = member(14);
        SocketClient carl = member(15);
        done(anna.ask("change-stage", Map.of("_id", stage, "soundEditors", List.of(user(14)))));
        done(anna.ask("join-stage", Map.of("stageId", stage)));
        String own = String.valueOf(of(anna, "s-j", "stageMemberId"));
        String berts = String.valueOf(of(bert, "s-j", "stageMemberId"));
        String carls = String.valueOf(of(carl, "s-j", "stageMemberId"));
        assertThat(bert.ask("change-stage-member", Map.of("_id", own, "silenced", true))
                        .getFirst())
                .isNotNull();
        assertThat(bert.ask("remove-stage-member", own).getFirst()).isNotNull();
        done(anna.ask("change-stage-member", Map.of("_id", berts, "silenced", true)));
        assertThat(bert.ask("change-stage-member", Map.of("_id", berts, "silenced", false))
                        .getFirst())
                .isNotNull();
        done(bert.ask("change-stage-member", Map.of("_id", carls, "silenced", true)));
        done(bert.ask("remove-stage-member", carls));
        carl.event("s-l");
        carl.event("s-r");
    }

    @Test
    void aStageIsHandedOver() {
        SocketClient bert = member(16);
        done(anna.ask("hand-over-stage", about(16)));
        assertThat(anna.ask("change-stage", Map.of("_id", stage, "name", "x")).getFirst())
                .isNotNull();
        done(bert.ask("change-stage", Map.of("_id", stage, "name", "Berts")));
        assertThat(bert.ask("hand-over-stage", about(98))).containsExactly("Unknown user " + user(98));
        assertThat(bert.ask("change-stage", Map.of("_id", stage, "admins", List.of()))
                        .getFirst())
                .asString()
                .startsWith("Expected admins to be a list of 1 to 300");
    }

    @Test
    void theOperatorClosesAStage() {
        SocketClient operator = theatre.signIn(1, OPERATOR, "Op");
        SocketClient bert = member(17);
        assertThat(anna.ask("close-stage", stage)).containsExactly("No privileges");
        done(operator.ask("close-stage", stage));
        bert.event("s-l");
        assertThat(bert.ask("join-stage", Map.of("stageId", stage)))
                .containsExactly("This stage was closed by the operator");
        SocketClient stranger = theatre.signIn(0, account(18), "Z");
        assertThat(stranger.ask("join-stage", Map.of("stageId", stage, "password", "falsch")))
                .as("nothing that a stranger may not know")
                .containsExactly("Invalid password");
        done(operator.ask("open-stage", stage));
        done(bert.ask("join-stage", Map.of("stageId", stage)));
    }

    @Test
    void theOperatorClosesAnAccountAndSaysWhoMayCreateStages() {
        SocketClient operator = theatre.signIn(0, OPERATOR, "Op");
        SocketClient bert = member(19);
        done(operator.ask("restrict-user", Map.of("_id", user(19), "canCreateStage", false)));
        bert.await(each -> each.text().contains("\"canCreateStage\":false"), "what he may");
        assertThat(bert.ask("create-stage", Map.of("name", "x")))
                .containsExactly("User M19 has no privileges to create a stage");
        done(operator.ask("close-user", user(19)));
        bert.ending();
        SocketClient again = SocketClient.connect(theatre.address(0));
        again.emit(
                "token",
                Map.of("token", theatre.token(account(19), "M19"), "device", Map.of("uuid", "x", "type", "browser")));
        assertThat(again.event("error").arguments()).containsExactly("This account was closed by the operator");
        assertThat(of(again, "fatal-error", "code")).isEqualTo("closed");
        again.ending();
        done(operator.ask("open-user", user(19)));
        theatre.signIn(1, account(19), "M19");
        assertThat(operator.ask("close-user", user(97))).containsExactly("Unknown user " + user(97));
    }
}
