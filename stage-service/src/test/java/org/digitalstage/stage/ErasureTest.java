package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.RawBsonDocument;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.platform.testing.socket.Ending;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.model.User;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What people are called, call their things and say stands only sealed in the store, and whoever is erased is nobody from then on. */
class ErasureTest {

    private static final String ANNA = "e1e1e1e1e1e1e1e1e1e1e101";
    private static final String BERT = "e1e1e1e1e1e1e1e1e1e1e102";
    private static final List<String> SECRETS = List.of(
            "Geheimanna",
            "Umgetauft",
            "geheim.example",
            "Geheimrechner",
            "Geheimkamera",
            "Geheimkarte",
            "Geheimkanal",
            "Geplauder");

    @AutoClose
    private final Theatre theatre = new Theatre(1);

    @Test
    void whatIsPersonalIsFoundNowhereInTheStore() {
        SocketClient anna = theatre.signIn(0, ANNA, "Geheimanna");
        story(anna);
        theatre.addInstance();
        SocketClient bert = theatre.signIn(1, BERT, "Bert");
        SocketClient again = theatre.signIn(1, ANNA, "Geheimanna");
        assertThat(again.event("u-r").text()).contains("Umgetauft");
        assertThat(again.event("d-a").text()).isNotEmpty();
        assertThat(again.received().toString())
                .as("read by an instance that did not write it")
                .contains("Umgetauft", "geheim.example", "Geheimrechner", "Geheimkamera", "Geheimkarte");
        again.close();
        bert.close();
        anna.close();
        for (String collection : List.of("journal", "snapshots", "pending", "connections", "stages")) {
            assertThat(raw(collection)).as(collection).doesNotContain(SECRETS);
        }
        assertThat(raw("journal")).contains("Geheimnisvolle Bühne");
    }

    /** Signed in, renamed, with things of her own, in a stage of her own, having said something. */
    private static String story(SocketClient anna) {
        String device = String.valueOf(
                Theatre.map(anna.event("d-a").arguments().getFirst()).get("_id"));
        String stage = Ensemble.stage(anna, "Geheimnisvolle Bühne");
        done(anna.ask("join-stage", Map.of("stageId", stage)));
        done(anna.ask("change-user", Map.of("name", "Umgetauft", "avatarUrl", "https://geheim.example/bild")));
        done(anna.ask("change-device", labels(device)));
        Map<String, Object> channel = Map.of("label", "Geheimkanal", "active", true);
        Map<String, Object> card = Map.of(
                "audioDriver", "alsa",
                "type", "input",
                "uuid", "hw0",
                "label", "Geheimkarte",
                "channels", List.of(channel));
        done(anna.ask("set-sound-card", card));
        done(anna.ask("send-message", "Geplauder"));
        anna.event("c");
        return stage;
    }

    private static Map<String, Object> labels(String device) {
        return Map.of(
                "_id", device, "name", "Geheimrechner", "inputVideoDevices", List.of(Map.of("label", "Geheimkamera")));
    }

    private static void done(List<?> answer) {
        assertThat(answer.isEmpty() || answer.getFirst() == null)
                .as("%s", answer)
                .isTrue();
    }

    @Test
    void whoIsErasedIsNobodyForAllAndComesNeverBack() {
        theatre.addInstance();
        SocketClient anna = theatre.signIn(0, ANNA, "Geheimanna");
        String stage = story(anna);
        SocketClient bert = theatre.signIn(1, BERT, "Bert");
        done(bert.ask("join-stage", Map.of("stageId", stage)));
        assertThat(bert.event("s-j").text()).contains("Umgetauft");
        erase();
        assertThat(anna.ending()).isInstanceOf(Ending.Dropped.class);
        bert.await(each -> "u-c".equals(each.event()) && each.text().contains(User.NOBODY), "that she is nobody");
        awaitShredded();
        assertShowsNobody(1, stage);
        theatre.addInstance();
        assertShowsNobody(2, stage);
        for (int instance = 0; instance < 3; instance++) {
            SocketClient back = SocketClient.connect(theatre.address(instance));
            back.emit("token", Map.of("token", theatre.token(ANNA, "Geheimanna"), "device", Map.of("uuid", ANNA)));
            assertThat(back.ending()).isInstanceOf(Ending.Dropped.class);
        }
        erase();
        SocketClient stays = theatre.signIn(2, BERT, "Bert");
        done(stays.ask("send-message", "Noch da"));
        assertThat(raw("journal")).doesNotContain(SECRETS);
    }

    private void assertShowsNobody(int instance, String stage) {
        SocketClient cleo = theatre.signIn(instance, "e1e1e1e1e1e1e1e1e1e1e11" + instance, "Cleo");
        done(cleo.ask("join-stage", Map.of("stageId", stage)));
        assertThat(cleo.event("s-j").text()).contains(User.NOBODY).doesNotContain(SECRETS);
        cleo.close();
    }

    private void erase() {
        try {
            events().publish("events:accounts", Map.of("type", "account-deleted", "account", ANNA))
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Of her own aggregate one entry and one snapshot are left, and of her key the tombstone. */
    private void awaitShredded() {
        String own = Names.user(Names.person(ANNA)).toString();
        assertThat(Waiting.until(() -> ids("journal").stream()
                                .filter(id -> id.startsWith(own + "/"))
                                .count()
                        == 1))
                .isTrue();
        assertThat(ids("snapshots")).filteredOn(id -> id.startsWith(own)).hasSize(1);
        RawBsonDocument tombstone = documents("keys").stream()
                .filter(key -> own.endsWith(key.getString("_id").getValue()))
                .findFirst()
                .orElseThrow();
        assertThat(tombstone.keySet()).containsExactly("_id", "erased");
    }

    @Test
    void theBackupOfAStageIsReadAfterTheErasureAndShowsNobody() {
        SocketClient anna = theatre.signIn(0, ANNA, "Geheimanna");
        String stage = story(anna);
        List<RawBsonDocument> backup = documents("journal");
        erase();
        awaitShredded();
        theatre.instance(0).close();
        Flux.from(database().getCollection("journal").drop()).blockLast();
        Flux.from(database().getCollection("snapshots").drop()).blockLast();
        Flux.from(database().getCollection("journal", RawBsonDocument.class).insertMany(backup))
                .blockLast();
        theatre.addInstance();
        assertShowsNobody(1, stage);
    }

    private EventStream events() {
        return theatre.instance(0).getBean(EventStream.class);
    }

    private MongoDatabase database() {
        return theatre.database();
    }

    private List<RawBsonDocument> documents(String collection) {
        return Flux.from(database()
                        .getCollection(collection, RawBsonDocument.class)
                        .find())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private List<String> ids(String collection) {
        return documents(collection).stream()
                .map(each -> each.getString("_id").getValue())
                .toList();
    }

    private String raw(String collection) {
        return documents(collection).stream()
                .map(each -> StandardCharsets.UTF_8
                        .decode(each.getByteBuffer().asNIO())
                        .toString())
                .collect(Collectors.joining());
    }
}
