package org.digitalstage.platform.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.await;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.failure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.Document;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.Snapshot;
import org.digitalstage.platform.aggregate.journal.UnknownFormat;
import org.digitalstage.platform.aggregate.journal.contract.Samples;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.digitalstage.platform.testing.fault.Direction;
import org.digitalstage.platform.testing.fault.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(6);

    private final EmbeddedStore server = EmbeddedStore.inMemory();
    private final FaultProxy proxy = FaultProxy.to(server.port());
    private final Store store = new Store("mongodb://" + proxy.host() + ":" + proxy.port());
    private final Journal journal = store.journal();
    private final Entry entry = Samples.first(Samples.stage());

    @BeforeEach
    void connect() {
        end(journal.append(Samples.first(Samples.stage())));
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
        server.close();
    }

    @Test
    void anAnswerThatIsLostMeansNotKnownAndTheSameEntryCanBeSentAgain() {
        proxy.swallow(Direction.TO_CLIENT);
        failsSoon(journal.append(entry));
        proxy.heal();
        await("it is accepted", () -> accepted(journal.append(entry)));
        assertThat(end(journal.read(entry.aggregate(), 1, 2))).containsExactly(entry);
    }

    @Test
    void anAnswerThatIsLostMayHideThatARivalWon() {
        Entry rival = Samples.rival(entry);
        end(journal.append(rival));
        proxy.swallow(Direction.TO_CLIENT);
        failsSoon(journal.append(entry));
        proxy.heal();
        await("it is answered", () -> answered(journal.append(entry)));
        assertThat(end(journal.append(entry))).isEqualTo(new Journal.Appended.Beaten(rival));
    }

    @Test
    void aStoreThatDoesNotAnswerFailsEveryCallSoon() {
        proxy.pause();
        CompletionStage<?> append = journal.append(entry);
        CompletionStage<?> read = journal.read(entry.aggregate(), 1, 1);
        CompletionStage<?> bump = new MongoInstances(store.database()).bump("boot");
        failsSoon(append);
        failsSoon(read);
        failsSoon(bump);
        proxy.heal();
        await("it is accepted", () -> accepted(journal.append(entry)));
    }

    @Test
    void aStoreThatIsAwayFailsEveryCallSoonAndIsUsedAgainOnReturn() {
        proxy.refuse();
        proxy.reset();
        failsSoon(journal.append(entry));
        failsSoon(journal.append(entry));
        proxy.heal();
        await("it is accepted", () -> accepted(journal.append(entry)));
    }

    @Test
    void cutConnectionsInTheMiddleOfAppendsLoseAndDoubleNothing() {
        Entry last = entry;
        for (int number = 1; number <= 60; number++) {
            CompletionStage<Journal.Appended> first = journal.append(last);
            if (number % 10 == 0) {
                proxy.reset();
            }
            Entry sent = last;
            await("it is accepted", () -> accepted(first) || accepted(journal.append(sent)));
            last = Samples.after(last);
        }
        assertThat(end(journal.read(entry.aggregate(), 1, 100))).hasSize(60);
    }

    @Test
    void anEntryOfALaterFormatIsNeitherSkippedNorTakenForAnother() {
        Document later = new Document("_id", entry.aggregate() + "/1")
                .append("f", new BsonInt32(2))
                .append("e", new BsonString("later"));
        end(Answers.done(store.database().getCollection(MongoJournal.COLLECTION).insertOne(later)));
        assertThat(failure(journal.read(entry.aggregate(), 1, 1))).isInstanceOf(UnknownFormat.class);
        assertThat(failure(journal.append(entry))).isInstanceOf(UnknownFormat.class);
    }

    @Test
    void aSnapshotOfALaterFormatIsNotSkipped() {
        MongoSnapshots snapshots = new MongoSnapshots(store.database());
        end(snapshots.save(new Snapshot(State.empty(entry.aggregate()).fold(entry), Map.of())));
        byte[] later = {12, 0, 0, 0, 0x10, 'f', 0, 2, 0, 0, 0, 0};
        end(Answers.done(store.database()
                .getCollection("snapshots")
                .updateOne(
                        new Document("_id", entry.aggregate() + "/0"),
                        new Document("$set", new Document("b", later)))));
        assertThat(failure(snapshots.load(entry.aggregate()))).isInstanceOf(UnknownFormat.class);
    }

    private static void failsSoon(CompletionStage<?> call) {
        long start = System.nanoTime();
        assertThat(failure(call)).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }

    private static boolean accepted(CompletionStage<Journal.Appended> call) {
        return call.handle((appended, fault) -> appended instanceof Journal.Appended.Accepted)
                .toCompletableFuture()
                .join();
    }

    private static boolean answered(CompletionStage<?> call) {
        return call.handle((done, fault) -> fault == null).toCompletableFuture().join();
    }
}
