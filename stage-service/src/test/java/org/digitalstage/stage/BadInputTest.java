package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.stage.model.protocol.Protocol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Promise 7, bad input gets a sentence: for every command there is, and nothing has changed afterwards. */
class BadInputTest {

    private static final String NOBODY = Faulty.NOBODY;

    private static final Map<String, SocketClient> PEOPLE = new LinkedHashMap<>();
    private static final Map<String, Object> IDS = new HashMap<>();

    private static final AtomicLong LATE = new AtomicLong(1_000_000);

    private static Theatre theatre;
    private static SocketClient anna;
    private static SocketClient bert;
    private static String stage;
    private static String group;
    private static String member;
    private static String track;

    /** Anna has a stage with a password, of which Bert is a member; Bert has one of his own; Zoe has nothing, and Carl may not even found one. */
    @BeforeAll
    static void open() {
        theatre = new Theatre(1);
        theatre.addInstance("--digitalstage.stage.restrict-stage-creation=true");
        anna = enter(0, "anna");
        bert = enter(0, "bert");
        enter(0, "zoe");
        enter(1, "carl");
        IDS.put("<bert's token>", theatre.token(account("bert"), "Bert"));
        String berts = id(bert.ask("create-stage", Map.of("name", "Eigene")));
        IDS.put("<bert's stage>", berts);
        IDS.put("<bert's group>", id(bert.ask("create-group", Map.of("stageId", berts))));
        assertThat(bert.ask("join-stage", Map.of("stageId", berts))).isEmpty();
        Map<String, Object> own = Theatre.map(bert.event("s-j").arguments().getFirst());
        IDS.put("<bert's member>", own.get("stageMemberId"));
        IDS.put("<bert elsewhere>", onStage(own, own.get("stageMemberId")));
        stage = id(anna.ask("create-stage", Map.of("name", "Probe", "password", "geheim")));
        group = id(anna.ask("create-group", Map.of("stageId", stage, "name", "Alt")));
        join(anna, Map.of("stageId", stage, "groupId", group, "password", "geheim"));
        join(bert, Map.of("stageId", stage, "password", "geheim"));
        Map<String, Object> all = Theatre.map(bert.event("s-j").arguments().getFirst());
        member = String.valueOf(
                Theatre.map(anna.event("s-j").arguments().getFirst()).get("stageMemberId"));
        track = id(anna.ask("create-audio-track", Map.of("stageId", stage, "type", "browser")));
        IDS.putAll(Map.of("<stage>", stage, "<group>", group, "<member>", member, "<track>", track));
        IDS.put("<on stage>", onStage(all, member));
        IDS.put("<bert on stage>", onStage(all, all.get("stageMemberId")));
        bert.event("a-a");
    }

    private static SocketClient enter(int instance, String name) {
        SocketClient client = theatre.signIn(
                instance, account(name), name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        client.await(each -> "d-c".equals(each.event()) && each.text().contains("\"online\":true"), "to be online");
        PEOPLE.put(name, client);
        IDS.put("<" + name + ">", own(client, "u-r"));
        IDS.put(name.equals("anna") ? "<device>" : "<" + name + "'s device>", own(client, "ldr"));
        return client;
    }

    private static String account(String name) {
        return String.format("%024x", name.hashCode());
    }

    private static Object own(SocketClient client, String event) {
        return client.received().stream()
                .filter(each -> event.equals(each.event()))
                .map(each -> Theatre.map(each.arguments().getFirst()).get("_id"))
                .findFirst()
                .orElseThrow();
    }

    private static void join(SocketClient client, Map<String, Object> where) {
        assertThat(client.ask("join-stage", where)).isEmpty();
    }

    private static Object onStage(Map<String, Object> packed, Object of) {
        return ((List<?>) packed.get("stageDevices"))
                .stream()
                        .map(Theatre::map)
                        .filter(device -> of.equals(device.get("stageMemberId")))
                        .map(device -> device.get("_id"))
                        .findFirst()
                        .orElseThrow();
    }

    private static String id(List<@Nullable Object> answer) {
        assertThat(answer).hasSize(2).first().isNull();
        return String.valueOf(Theatre.map(answer.get(1)).get("_id"));
    }

    @AfterAll
    static void close() {
        theatre.close();
    }

    @TestFactory
    Stream<DynamicTest> everyFaultInEveryCommandIsAnsweredWithASentenceAndChangesNothing() {
        return Faulty.rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.who() + " " + row.command() + " " + row.fault() + " " + brief(row.payload()),
                        () -> mustBeRefused(row)));
    }

    private static void mustBeRefused(Faulty.Row row) {
        List<Object> before = hashes();
        List<@Nullable Object> answer = PEOPLE.get(row.who()).ask(row.command(), real(row.payload()));
        assertThat(answer).hasSize(1).first().isInstanceOf(String.class);
        assertThat(String.valueOf(answer.getFirst()))
                .matches("(?s)[A-Z].*|audioDriver is missing|type is missing|uuid is missing")
                .doesNotContain("Exception", "org.", "java.", "went wrong");
        assertThat(hashes()).isEqualTo(before);
    }

    /** The numbers and hashes of all that anybody of them sees: not even an empty entry was written. */
    private static List<Object> hashes() {
        return PEOPLE.values().stream()
                .<Object>map(client -> client.ask("state-hash"))
                .toList();
    }

    private static @Nullable Object real(@Nullable Object payload) {
        return switch (payload) {
            case String text -> IDS.getOrDefault(text, text);
            case List<?> list -> list.stream().map(BadInputTest::real).toList();
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> real = new LinkedHashMap<>();
                map.forEach((key, value) -> real.put(key, real(value)));
                yield real;
            }
            case null, default -> payload;
        };
    }

    private static String brief(@Nullable Object payload) {
        String text = String.valueOf(payload);
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    @Test
    void theTableHasARowForEachFaultOfEachCommandInIt() {
        Map<String, Set<Faulty.Fault>> tried = new TreeMap<>();
        Faulty.rows()
                .forEach(row -> tried.computeIfAbsent(row.command(), same -> EnumSet.noneOf(Faulty.Fault.class))
                        .add(row.fault()));
        assertThat(Protocol.commands()).containsAll(tried.keySet()); // payloads of all others: see ProtocolTest
        tried.forEach((command, faults) -> assertThat(faults).as(command).isEqualTo(applicable(command)));
    }

    private static Set<Faulty.Fault> applicable(String command) {
        Set<Faulty.Fault> faults = EnumSet.allOf(Faulty.Fault.class);
        faults.removeAll(Faulty.NOT_IN.getOrDefault(command, Set.of()));
        return faults;
    }

    @TestFactory
    Stream<DynamicTest> whoMayNotIsToldSoInTheWordsClientsKnow() {
        return Stream.of(
                        refusal(
                                "change-stage",
                                Map.of("_id", stage, "name", "x"),
                                "User Bert has no privileges to update the stage " + stage),
                        refusal("remove-stage", stage, "User Bert has no privileges to remove the stage " + stage),
                        refusal(
                                "create-group",
                                Map.of("stageId", stage),
                                "User Bert has no privileges to add group for stage " + stage),
                        refusal(
                                "change-group",
                                Map.of("_id", group, "name", "x"),
                                "User Bert has no privileges to change group Alt"),
                        refusal("remove-group", group, "User Bert has no privileges to remove group " + group),
                        refusal(
                                "change-stage-member",
                                Map.of("_id", member, "volume", 0),
                                "User Bert has no privileges to change stage member " + member),
                        refusal("change-audio-track", Map.of("_id", track, "volume", 0), "No privileges"),
                        refusal("remove-audio-track", track, "Could not find and delete audio track " + track),
                        refusal("change-group", Map.of("_id", NOBODY, "name", "x"), "Unknown group " + NOBODY),
                        refusal("remove-group", NOBODY, "Could not find and delete group " + NOBODY),
                        refusal(
                                "change-stage-member",
                                Map.of("_id", NOBODY, "volume", 0),
                                "Unknown stage member " + NOBODY),
                        refusal("create-audio-track", Map.of("type", "x"), "Missing stage ID"),
                        refusal(
                                "create-audio-track",
                                Map.of("stageId", NOBODY),
                                "No stage device found to assign audio track to"),
                        refusal("join-stage", Map.of("stageId", NOBODY), "Not found"),
                        refusal(
                                "join-stage",
                                Map.of("stageId", stage, "groupId", NOBODY, "password", "geheim"),
                                "Not found"),
                        refusal(
                                "send-p2p-offer",
                                Map.of("from", member, "to", member, "offer", Map.of()),
                                "No privileges"),
                        refusal("set-sound-card", Map.of("type", "input", "uuid", "x"), "audioDriver is missing"),
                        refusal("no-such-command", Map.of(), "Unknown command no-such-command"),
                        refusal("constructor", "x", "Unknown command constructor"))
                .map(each -> DynamicTest.dynamicTest(each.command + " " + each.sentence, () -> {
                    Object before = bert.ask("state-hash");
                    assertThat(bert.ask(each.command, each.payload)).containsExactly(each.sentence);
                    assertThat((Object) bert.ask("state-hash")).isEqualTo(before);
                }));
    }

    @Test
    void whoMayNotSeeAGroupDoesNotLearnItsName() {
        assertThat(PEOPLE.get("zoe").ask("change-group", Map.of("_id", group, "name", "x")))
                .containsExactly("User Zoe has no privileges to change group " + group);
    }

    @Test
    void whoIsNamedAnAdminMustBeKnown() {
        assertThat(anna.ask("change-stage", Map.of("_id", stage, "admins", List.of(NOBODY))))
                .containsExactly("Unknown user " + NOBODY);
        assertThat(anna.ask("change-stage", Map.of("_id", stage, "admins", List.of())))
                .containsExactly(
                        "Expected admins to be a list of 1 to 300, each an id of 24 hex digits but got a list of 0");
    }

    /** As clients write them, with the id at the end; half a character is an escape, for UTF-8 has none. */
    @TestFactory
    Stream<DynamicTest> whatCannotBeReadIsAcknowledgedLikeEverythingElse() {
        String half = "Expected text but got half a character";
        return Stream.of(
                        refusal("create-stage", "{\"name\":\"B\",\"\\ud83d\":1}", half),
                        refusal("create-stage", "{\"name\":\"C\",\"x\":{\"\\udc00\":1}}", half),
                        refusal("create-stage", "{\"x\":\"\\ud83d\"}", half),
                        refusal(
                                "create-stage",
                                "{\"description\":\"\\ud83d\"}",
                                "Expected description to be a text of at most 2000 characters but got half a character"),
                        refusal(
                                "change-user",
                                "{\"name\":\"\\ud83d\"}",
                                "Expected name to be a text of 1 to 100 characters on one line but got half a character"),
                        refusal(
                                "join-stage",
                                "{\"stageId\":\"" + stage + "\",\"password\":\"\\ud83d\"}",
                                "Expected password to be a text of at most 200 characters but got half a character"),
                        refusal(
                                "send-message",
                                "\"\\ud83d\"",
                                "Expected the payload to be a text of 1 to 2000 characters but got half a character"),
                        refusal(
                                "change-user",
                                "{\"x\":" + "1".repeat(1_001) + "}",
                                "Expected numbers of at most 1000 digits but got a longer one"),
                        refusal(
                                "change-user",
                                "[".repeat(600) + "]".repeat(600),
                                "Expected JSON that is at most 64 deep but got deeper"),
                        refusal(
                                "change-user",
                                "{\"" + "n".repeat(60_000) + "\":1}",
                                "Expected field names of at most 50000 characters but got a longer one"))
                .map(each -> DynamicTest.dynamicTest(
                        each.command + " " + brief(each.payload), () -> mustBeAcknowledged(each)));
    }

    private static void mustBeAcknowledged(Refusal refusal) {
        List<Object> before = hashes();
        long id = LATE.getAndIncrement();
        anna.binary("{\"type\":0,\"data\":[\"" + refusal.command + "\"," + refusal.payload + "],\"id\":" + id + "}");
        assertThat(anna.acknowledgement(id)).containsExactly(refusal.sentence);
        assertThat(hashes()).isEqualTo(before);
    }

    private static Refusal refusal(String command, Object payload, String sentence) {
        return new Refusal(command, payload, sentence);
    }

    @Test
    void whatComesBeforeTheTokenIsRefusedAndASecondTokenToo() {
        SocketClient stranger = SocketClient.connect(theatre.address(0));
        assertThat(stranger.ask("create-stage", Map.of("name", "x"))).containsExactly("Expected a token first");
        assertThat(anna.ask("token", Map.of("token", "x", "device", Map.of())))
                .containsExactly("Expected one token but got another");
        assertThat(stranger.received().stream().filter(each -> each.event() != null))
                .isEmpty();
        stranger.close();
    }

    @Test
    void moreGroupsThanAStageHoldsAreRefusedWithASentence() {
        String full = id(anna.ask("create-stage", Map.of("name", "Voll")));
        for (int i = 0; i < 50; i++) {
            assertThat(anna.ask("create-group", Map.of("stageId", full)).getFirst())
                    .isNull();
        }
        Object before = anna.ask("state-hash");
        assertThat(anna.ask("create-group", Map.of("stageId", full)))
                .containsExactly("Expected at most 50 groups but there are as many");
        assertThat((Object) anna.ask("state-hash")).isEqualTo(before);
    }

    @Test
    void whatIsNotAPacketIsCountedAndTheSocketLives() {
        anna.text("{\"type\":0,\"data\":[");
        anna.text("[]");
        anna.text("{\"type\":9,\"data\":[\"x\"]}");
        assertThat(anna.ask("leave-stage-for-ever", Collections.singletonList(null)))
                .containsExactly("Unknown command leave-stage-for-ever");
    }

    private record Refusal(String command, Object payload, String sentence) {}
}
