package org.digitalstage.platform.journal.sealing;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.FollowUp;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Snapshots;
import org.digitalstage.platform.aggregate.journal.Step;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Kinds;
import org.digitalstage.platform.journal.store.MongoKeys;
import org.digitalstage.platform.journal.store.MongoPendings;
import org.digitalstage.platform.journal.store.MongoShredder;
import org.digitalstage.platform.journal.store.MongoSnapshots;
import org.digitalstage.platform.journal.store.Store;
import org.digitalstage.platform.text.AddressRule;
import org.digitalstage.platform.text.TextRule;
import reactor.core.publisher.Flux;

/** An instance of a service whose kinds have personal fields, in a store that others may use too. */
final class Choir {

    static final String NOBODY = "Nobody at all";

    private static final Field<?> USER = Field.id("userId");

    static final Kinds KINDS = new Kinds(List.of(
            EntityKind.<Object>named("user")
                    .in("user")
                    .fields(
                            Field.text("name", TextRule.title(100)).personal(),
                            Field.text("picture", AddressRule.PICTURE).orNull().personal())
                    .declared(),
            EntityKind.<Object>named("device")
                    .in("user")
                    .fields(
                            USER,
                            Field.text("name", TextRule.title(100)).personal(),
                            Field.list("labels").orAbsent().personal())
                    .about(USER)
                    .declared(),
            EntityKind.<Object>named("stage")
                    .in("stage")
                    .fields(
                            Field.text("name", TextRule.title(100)).personal(),
                            Field.list("list").personal())
                    .declared(),
            EntityKind.<Object>named("copy")
                    .in("stage")
                    .fields(
                            Field.text("name", TextRule.title(100)).personal(),
                            Field.text("picture", AddressRule.PICTURE).orNull().personal())
                    .declared(),
            EntityKind.<Object>named("group")
                    .in("stage")
                    .fields(Field.number("volume", 0, 1))
                    .declared(),
            EntityKind.<Object>named("chat-message")
                    .in("stage")
                    .fields(
                            USER,
                            Field.text("message", TextRule.prose(100).needed()).personal())
                    .about(USER)
                    .declared()));

    private final Store store;
    private final Keys keys;
    private final Sealing sealing;

    Choir(Store store) {
        this(store, System.nanoTime());
    }

    /**
     * An instance.
     *
     * @param nanos its time stands still there
     */
    Choir(Store store, long nanos) {
        this.store = store;
        this.keys = new MongoKeys(store.database(), Choir::random, () -> 5);
        this.sealing = new Sealing(new Personal(KINDS, "user", NOBODY), keys, () -> nanos);
    }

    private static byte[] random() {
        byte[] bytes = new byte[Key.BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    Journal journal() {
        return sealing.over(store.journal());
    }

    Snapshots snapshots() {
        return sealing.over(new MongoSnapshots(store.database()));
    }

    Keys keys() {
        return keys;
    }

    Erasure erasure() {
        return erasure(new MongoShredder(store.database()));
    }

    Erasure erasure(Shredder shredder) {
        return new Erasure(sealing, snapshots(), new MongoPendings(store.database()), shredder);
    }

    /** All that stands in a collection, as the store shows it. */
    static List<Document> raw(Store store, String collection) {
        return Flux.from(store.database().getCollection(collection).find())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** Puts into a collection what stood there before, as the restore of a backup does. */
    static void restore(Store store, String collection, List<Document> backup) {
        Flux.from(store.database().getCollection(collection).deleteMany(new Document()))
                .blockLast();
        Flux.from(store.database().getCollection(collection).insertMany(backup)).blockLast();
    }

    static Id<?> person() {
        return Id.own(UUID.randomUUID().getMostSignificantBits());
    }

    static AggregateId own(Id<?> person) {
        return new AggregateId("user", person.hex());
    }

    /** An entry after another. */
    static Entry after(Entry before, Change... changes) {
        return entry(before.aggregate(), before.seq() + 1, before.entry(), List.of(changes), List.of());
    }

    static Entry first(AggregateId aggregate, Change... changes) {
        return entry(aggregate, 1, "", List.of(changes), List.of());
    }

    /** An entry after another, which asks for something elsewhere. */
    static Entry asking(Entry before, AggregateId target, Map<String, Object> command) {
        FollowUp followUp = new FollowUp(target, Place.NONE, Map.copyOf(command));
        return entry(before.aggregate(), before.seq() + 1, before.entry(), List.of(), List.of(followUp));
    }

    private static Entry entry(
            AggregateId aggregate, long seq, String prev, List<Change> changes, List<FollowUp> followUps) {
        Step step = new Step(UUID.randomUUID().toString(), "", changes, followUps, null, null);
        return new Entry(aggregate, seq, UUID.randomUUID().toString(), prev, "boot", Entry.FORMAT, 1, List.of(step));
    }

    static Map<String, Object> fields(Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        entry.steps().stream()
                .flatMap(step -> step.changes().stream())
                .forEach(change -> fields.putAll(fields(change)));
        return fields;
    }

    private static Map<String, Object> fields(Change change) {
        return switch (change) {
            case Change.Added added -> added.fields();
            case Change.Changed changed -> changed.fields();
            case Change.Said said -> said.fields();
            case Change.Removed _ -> Map.of();
        };
    }

    static Map<String, Object> command(Entry entry) {
        return Stream.of(entry)
                .flatMap(each -> each.followUps().stream())
                .findFirst()
                .orElseThrow()
                .command();
    }
}
