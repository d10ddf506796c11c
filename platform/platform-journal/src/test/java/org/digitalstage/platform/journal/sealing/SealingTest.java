package org.digitalstage.platform.journal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;
import static org.digitalstage.platform.journal.sealing.Choir.NOBODY;
import static org.digitalstage.platform.journal.sealing.Choir.asking;
import static org.digitalstage.platform.journal.sealing.Choir.command;
import static org.digitalstage.platform.journal.sealing.Choir.fields;
import static org.digitalstage.platform.journal.sealing.Choir.first;
import static org.digitalstage.platform.journal.sealing.Choir.own;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Snapshot;
import org.digitalstage.platform.aggregate.journal.contract.Samples;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Kinds;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.digitalstage.platform.journal.form.EntryForm;
import org.digitalstage.platform.journal.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealingTest {

    private final EmbeddedStore server = EmbeddedStore.inMemory();
    private final Id<?> anna = Choir.person();
    private Store store;
    private Choir choir;

    @BeforeEach
    void start() {
        store = new Store(server.url());
        choir = new Choir(store);
    }

    @AfterEach
    void stop() {
        store.close();
        server.close();
    }

    @Test
    void whatIsPersonalIsReadAsItWasAndFoundNowhereInTheStore() {
        List<Entry> entries = story();
        entries.forEach(entry -> end(choir.journal().append(entry)));
        Snapshot snapshot = new Snapshot(State.empty(own(anna)).fold(entries.getFirst()), Map.of());
        end(choir.snapshots().save(snapshot));
        Choir other = new Choir(store);
        for (Entry entry : entries) {
            assertThat(end(other.journal().read(entry.aggregate(), entry.seq(), 1)))
                    .containsExactly(entry);
        }
        assertThat(end(other.snapshots().load(own(anna)))).containsExactly(snapshot);
        assertThat(bytes("journal") + bytes("snapshots")).contains("volume").doesNotContain("Geheim");
    }

    /** Everything says "Geheim" somewhere, and nothing else does. */
    private List<Entry> story() {
        Map<String, Object> person = Map.of("name", "Geheim Anna", "picture", "https://example.org/Geheim");
        Map<String, Object> said = Map.of("userId", anna.hex(), "message", "Geheim gesagt");
        Entry user = first(own(anna), new Change.Added("user", anna, Map.copyOf(person)));
        Entry copy = first(Samples.stage(), new Change.Added("copy", anna, Map.copyOf(person)));
        return List.of(
                user,
                copy,
                first(Samples.stage(), new Change.Said("chat-message", Map.copyOf(said))),
                first(Samples.stage(), new Change.Changed("group", Id.own(1), Map.of("volume", 0.5))),
                first(
                        own(Choir.person()),
                        new Change.Changed("device", Id.own(2), Map.of("labels", List.of(Map.of("a", "Geheim"))))),
                asking(copy, own(anna), Map.of("type", "Entered", "shown", person)),
                asking(user, Samples.stage(), Map.of("type", "Changed", "fields", person)));
    }

    @Test
    void whatIsNotPersonalIsWrittenByteForByteAsBefore() {
        Entry volume = first(Samples.stage(), new Change.Changed("group", Id.own(1), Map.of("volume", 0.5)));
        Entry empty = first(own(anna), new Change.Added("device", Id.own(2), Map.of("name", "", "labels", List.of())));
        for (Entry entry : List.of(volume, empty)) {
            end(choir.journal().append(entry));
            assertThat(raw(entry)).isEqualTo(EntryForm.write(entry));
        }
        assertThat(Choir.raw(store, "keys")).isEmpty();
    }

    private byte[] raw(Entry entry) {
        RawBsonDocument document = reactor.core.publisher.Mono.from(store.database()
                        .getCollection("journal", RawBsonDocument.class)
                        .find(new Document("_id", entry.aggregate() + "/" + entry.seq())))
                .blockOptional()
                .orElseThrow();
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().asNIO().get(bytes);
        return bytes;
    }

    @Test
    void whatWasWrittenBeforeAnythingWasSealedIsStillRead() {
        Entry old = story().getFirst();
        end(store.journal().append(old));
        assertThat(end(choir.journal().read(old.aggregate(), 1, 1))).containsExactly(old);
    }

    @Test
    void theSameIsSealedDifferentlyEachTimeAndFitsNowhereElse() {
        Key.Held key = Key.Held.of(new byte[Key.BYTES]);
        byte[] sealed = Seal.close(key.secret(), anna, "user/name", "Anna");
        assertThat(Seal.close(key.secret(), anna, "user/name", "Anna")).isNotEqualTo(sealed);
        assertThat(Seal.open(key.secret(), "user/name", sealed)).contains("Anna");
        assertThat(Seal.open(key.secret(), "device/name", sealed)).isEmpty();
        sealed[sealed.length - 1] ^= 1;
        assertThat(Seal.open(key.secret(), "user/name", sealed)).isEmpty();
    }

    @Test
    void instancesThatSealForSomeoneNewAtOnceAgreeOnOneKey() {
        List<Entry> entries = new ArrayList<>();
        List<CompletionStage<?>> appends = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Entry entry = first(Samples.stage(), new Change.Added("copy", anna, Map.of("name", "Anna " + i)));
            entries.add(entry);
            appends.add(new Choir(store).journal().append(entry));
        }
        appends.forEach(append -> end(append));
        assertThat(Choir.raw(store, "keys")).hasSize(1);
        entries.forEach(entry -> assertThat(end(new Choir(store).journal().read(entry.aggregate(), 1, 1)))
                .containsExactly(entry));
    }

    @Test
    void withoutTheKeyEachFieldReadsWhatItsBoundsAllow() {
        List<Entry> entries = story();
        entries.forEach(entry -> end(choir.journal().append(entry)));
        Entry device = first(
                Samples.stage(),
                new Change.Added(
                        "device", Id.own(2), Map.of("userId", anna.hex(), "name", "Mac", "labels", List.of("Mic"))));
        end(choir.journal().append(device));
        end(choir.keys().erase(anna));
        assertThat(read(entries.get(0))).containsEntry("name", NOBODY).containsEntry("picture", null);
        assertThat(read(entries.get(2))).containsEntry("message", NOBODY).containsEntry("userId", anna.hex());
        assertThat(read(device)).containsEntry("name", NOBODY).containsEntry("labels", List.of());
        assertThat(command(reread(entries.get(5)))).isEmpty();
        assertThat(command(reread(entries.get(6)))).isEmpty();
    }

    private Map<String, Object> read(Entry entry) {
        return fields(reread(entry));
    }

    private Entry reread(Entry entry) {
        return end(new Choir(store).journal().read(entry.aggregate(), entry.seq(), 1))
                .getFirst();
    }

    @Test
    void ofSomeoneErasedNothingIsWrittenAndNoKeyIsMadeAgain() {
        end(choir.keys().erase(anna));
        List<Entry> entries = story();
        entries.forEach(entry -> end(choir.journal().append(entry)));
        assertThat(end(choir.keys().find(Set.of(anna)))).containsExactly(Map.entry(anna, new Key.Erased()));
        assertThat(end(choir.keys().make(anna))).isEqualTo(new Key.Erased());
        assertThat(read(entries.get(0))).containsEntry("name", NOBODY).containsEntry("picture", null);
        assertThat(command(reread(entries.get(5)))).isEmpty();
    }

    @Test
    void aKeyIsForgottenAfterAMinuteBecauseAnotherInstanceMayHaveErasedIt() {
        long[] now = {0};
        Sealing sealing = new Sealing(new Personal(Choir.KINDS, "user", NOBODY), choir.keys(), () -> now[0]);
        Entry entry = story().getFirst();
        end(sealing.over(store.journal()).append(entry));
        end(new Choir(store).keys().erase(anna));
        assertThat(end(sealing.over(store.journal()).read(entry.aggregate(), 1, 1)))
                .containsExactly(entry);
        now[0] = Duration.ofSeconds(61).toNanos();
        assertThat(fields(end(sealing.over(store.journal()).read(entry.aggregate(), 1, 1))
                        .getFirst()))
                .containsEntry("name", NOBODY);
    }

    @Test
    void aPersonalFieldThatCanSayNothingOfNobodyIsRefusedAtTheStart() {
        EntityKind<Object> odd = EntityKind.<Object>named("odd")
                .in("stage")
                .fields(Field.number("age", 0, 200).personal())
                .declared();
        assertThatThrownBy(() -> new Personal(new Kinds(List.of(odd)), "user", NOBODY))
                .hasMessageContaining("age");
    }

    @Test
    void whomAChangeIsAboutIsSaidByItsFieldsElseByTheAggregateElseByItsOwnId() {
        Id<?> bert = Choir.person();
        AggregateId stage = Samples.stage();
        Map<String, Object> named = new LinkedHashMap<>(Map.of("userId", bert.hex(), "name", "Mac"));
        Personal personal = new Personal(Choir.KINDS, "user", NOBODY);
        PersonalFields device = personal.of("device");
        assertThat(personal.about(device, own(anna), Id.own(2), named)).contains(bert);
        assertThat(personal.about(device, own(anna), Id.own(2), Map.of("name", "Mac")))
                .contains(anna);
        assertThat(personal.about(personal.of("copy"), stage, anna, Map.of())).contains(anna);
        assertThat(personal.of("group")).isNull();
    }

    private String bytes(String collection) {
        StringBuilder all = new StringBuilder();
        reactor.core.publisher.Flux.from(store.database()
                        .getCollection(collection, RawBsonDocument.class)
                        .find())
                .toStream()
                .forEach(document -> all.append(StandardCharsets.ISO_8859_1.decode(
                        document.getByteBuffer().asNIO())));
        return all.toString();
    }
}
