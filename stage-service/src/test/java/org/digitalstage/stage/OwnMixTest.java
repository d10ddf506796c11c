package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.stage.model.ListenerOverride;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A listener's own mix is sacred: each override is one per device and target, nobody else sees it, and it is there again after a break. */
class OwnMixTest {

    static final List<ListenerOverride> ALL = ListenerOverride.ALL;

    @AutoClose
    private static final Theatre theatre = new Theatre(2);

    private static int tests;

    private final String annas = String.format("c3c3c3c3c3c3c3c3c3c3%04d", ++tests);
    private final SocketClient anna = theatre.signIn(0, annas, "Anna");
    private final SocketClient laptop = theatre.signIn(1, annas, "Anna", Map.of("uuid", "laptop", "type", "browser"));
    private final SocketClient bert = theatre.signIn(1, annas.replace('c', 'd'), "Bert");
    private final Map<String, String> targets = new LinkedHashMap<>();
    private String stage = "";

    @BeforeEach
    void open() {
        stage = id(anna.ask("create-stage", Map.of("name", "Mix")));
        targets.put("group", id(anna.ask("create-group", Map.of("stageId", stage, "volume", 0.5))));
        bert.ask("join-stage", Map.of("stageId", stage));
        anna.ask("join-stage", Map.of("stageId", stage));
        laptop.event("s-j");
        targets.put("audio-track", id(bert.ask("create-audio-track", Map.of("stageId", stage, "volume", 0.5))));
        Map<String, Object> all = body(bert.event("s-j"));
        targets.put("stage-member", String.valueOf(all.get("stageMemberId")));
        targets.put("stage-device", id((List<?>) all.get("stageDevices")));
        anna.event("a-a");
    }

    private static String id(List<?> answer) {
        Object entity = answer.getFirst() == null ? answer.get(1) : answer.getFirst();
        return String.valueOf(Theatre.map(entity).get("_id"));
    }

    private static Map<String, Object> body(Received received) {
        return Theatre.map(received.arguments().getFirst());
    }

    private Map<String, @Nullable Object> set(ListenerOverride what, Object... given) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put(what.targetId().name(), targets.get(what.target().noun()));
        for (int i = 0; i < given.length; i += 2) {
            all.put(String.valueOf(given[i]), given[i + 1]);
        }
        return all;
    }

    private static boolean isVolume(ListenerOverride what) {
        return what.kind().fields().containsKey("volume");
    }

    private static List<Map<String, Object>> own(SocketClient socket, ListenerOverride what) {
        List<Map<String, Object>> own = new ArrayList<>();
        ((List<?>) body(socket.event("s-j")).get(what.kind().place().orElseThrow()))
                .forEach(each -> own.add(Theatre.map(each)));
        return own;
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void whatIsSetIsOneAndForOneDeviceAndForNobodyElse(ListenerOverride what) {
        String first = isVolume(what) ? "muted" : "x";
        Object value = isVolume(what) ? (Object) true : (Object) 3;
        String second = isVolume(what) ? "volume" : "y";
        int before = events(bert).size();
        anna.ask(what.setter(), set(what, first, value));
        Map<String, Object> made = body(anna.event(what.kind().code() + "-a"));
        assertThat(made)
                .containsEntry(first, value)
                .containsEntry(
                        second, isVolume(what) && !what.target().noun().startsWith("stage-") ? 0.5 : made.get(second));
        assertThat(body(laptop.event(what.kind().code() + "-a"))).isEqualTo(made);
        assertThat(anna.ask(what.setter(), set(what, second, 2))).containsExactly((Object) null);
        assertThat(body(anna.event(what.kind().code() + "-c")))
                .as("only what was given")
                .isEqualTo(Map.of("_id", made.get("_id"), second, 2));
        bert.ask("state-hash");
        assertThat(events(bert).subList(before, events(bert).size()))
                .noneMatch(event -> event.startsWith(what.kind().code() + "-"));

        anna.ask("leave-stage");
        anna.ask("join-stage", Map.of("stageId", stage));
        SocketClient again = theatre.signIn(1, annas, "Anna", Map.of("uuid", "third", "type", "browser"));
        List<Map<String, Object>> kept = own(again, what);
        assertThat(kept)
                .filteredOn(each -> each.get("_id").equals(made.get("_id")))
                .hasSize(1);
        assertThat(kept.stream()
                        .filter(each -> each.get("_id").equals(made.get("_id")))
                        .toList()
                        .getFirst())
                .containsEntry(first, value)
                .containsEntry(second, 2);

        assertThat(bert.ask(what.remover(), made.get("_id")))
                .containsExactly(what.unknown().replace("<id>", String.valueOf(made.get("_id"))));
        assertThat(laptop.ask(what.remover(), made.get("_id"))).containsExactly((Object) null);
        assertThat(anna.event(what.kind().code() + "-r").arguments()).containsExactly(made.get("_id"));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void fromTwoInstancesAtOnceItIsOne(ListenerOverride what) {
        String device = String.valueOf(body(anna.event("ldr")).get("_id"));
        List<Long> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asked.add(anna.request(what.setter(), set(what, "deviceId", device, "volume", i / 10.0, "x", i)));
            asked.add(laptop.request(what.setter(), set(what, "deviceId", device, "volume", i / 20.0, "y", i)));
        }
        for (int i = 0; i < asked.size(); i += 2) {
            assertThat(anna.acknowledgement(asked.get(i))).containsExactly((Object) null);
            assertThat(laptop.acknowledgement(asked.get(i + 1))).containsExactly((Object) null);
        }
        anna.ask("state-hash");
        assertThat(events(anna).stream()
                        .filter((what.kind().code() + "-a")::equals)
                        .count())
                .as("made once, besides those that mute the own sound")
                .isEqualTo(what.equals(ListenerOverride.MEMBER_VOLUME) ? ownMuted() + 1 : 1);
    }

    /** Of what is made on joining some is in the package already, and some comes behind it. */
    private long ownMuted() {
        return anna.received().stream()
                .filter(each -> "c-sm-v-a".equals(each.event()))
                .filter(each -> !targets.get("stage-member").equals(body(each).get("stageMemberId")))
                .count();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void whatWasHeardTakesItAlong(ListenerOverride what) {
        anna.ask(what.setter(), set(what, "volume", 0.1, "x", 1));
        String made = String.valueOf(body(anna.event(what.kind().code() + "-a")).get("_id"));
        String target = targets.get(what.target().noun());
        SocketClient who = what.target().noun().equals("audio-track") ? bert : anna;
        assertThat(who.ask("remove-" + what.target().noun(), target)).containsExactly((Object) null);
        anna.await(
                each -> (what.kind().code() + "-r").equals(each.event())
                        && each.arguments().contains(made),
                "the end of what was set");
    }

    private static List<String> events(SocketClient client) {
        return client.received().stream()
                .map(Received::event)
                .filter(Objects::nonNull)
                .toList();
    }
}
