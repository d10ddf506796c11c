package org.digitalstage.platform.journal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.failure;
import static org.digitalstage.platform.journal.sealing.Choir.NOBODY;
import static org.digitalstage.platform.journal.sealing.Choir.after;
import static org.digitalstage.platform.journal.sealing.Choir.first;
import static org.digitalstage.platform.journal.sealing.Choir.own;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.JournalPosition;
import org.digitalstage.platform.aggregate.journal.Pending;
import org.digitalstage.platform.aggregate.journal.Snapshot;
import org.digitalstage.platform.aggregate.journal.contract.Samples;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.digitalstage.platform.journal.store.MongoPendings;
import org.digitalstage.platform.journal.store.MongoShredder;
import org.digitalstage.platform.journal.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasureTest {

    private static final int PAST = 300;

    private final EmbeddedStore server = EmbeddedStore.inMemory();
    private final Id<?> anna = Choir.person();
    private final List<Entry> past = new ArrayList<>();
    private Store store;
    private Choir choir;
    private Entry stage;
    private State tombstone;

    /** A person of 300 entries and two snapshots, the last entry being the farewell; and a stage that shows a copy. */
    @BeforeEach
    void start() {
        store = new Store(server.url());
        choir = new Choir(store);
        past.add(first(own(anna), new Change.Added("user", anna, Map.of("name", "Anna"))));
        while (past.size() < PAST) {
            past.add(after(past.getLast(), new Change.Changed("user", anna, Map.of("name", "Anna " + past.size()))));
        }
        past.add(after(past.getLast(), new Change.Removed("user", anna)));
        past.forEach(entry -> end(choir.journal().append(entry)));
        tombstone = fold(past.size());
        end(choir.snapshots().save(new Snapshot(fold(100), Map.of())));
        end(choir.snapshots().save(new Snapshot(fold(200), Map.of())));
        stage = first(Samples.stage(), new Change.Added("copy", anna, Map.of("name", "Anna")));
        end(choir.journal().append(stage));
    }

    private State fold(int entries) {
        State state = State.empty(own(anna));
        for (Entry entry : past.subList(0, entries)) {
            state = state.fold(entry);
        }
        return state;
    }

    @AfterEach
    void stop() {
        store.close();
        server.close();
    }

    @Test
    void onlyTheFarewellIsLeftOfThePastAndASnapshotThatItBearsOut() {
        end(choir.erasure().erase(anna, tombstone, tombstone.seq()));
        assertErased();
    }

    private void assertErased() {
        Choir other = new Choir(store);
        assertThat(end(other.journal().read(own(anna), 1, 1000))).isEmpty();
        assertThat(Choir.raw(store, "journal").stream().map(each -> each.getString("_id")))
                .containsExactlyInAnyOrder(own(anna) + "/301", stage.aggregate() + "/1");
        assertThat(end(other.snapshots().load(own(anna)))).containsExactly(new Snapshot(tombstone, Map.of()));
        assertThat(end(other.journal().read(own(anna), tombstone.seq(), 1)))
                .extracting(Entry::entry)
                .containsExactly(tombstone.entry());
        assertThat(Choir.raw(store, "keys")).containsExactly(new Document("_id", anna.hex()).append("erased", 5L));
    }

    @Test
    void everyOtherAggregateStillFoldsAndShowsNobody() {
        end(choir.erasure().erase(anna, tombstone, tombstone.seq()));
        assertThat(shown(new Choir(store)).get("name")).isEqualTo(NOBODY);
    }

    private Entity shown(Choir instance) {
        Entry read = end(instance.journal().read(stage.aggregate(), 1, 1)).getFirst();
        return State.empty(stage.aggregate()).fold(read).find("copy", anna).orElseThrow();
    }

    @Test
    void itMayBeDoneAgain() {
        end(choir.erasure().erase(anna, tombstone, tombstone.seq()));
        end(new Choir(store).erasure().erase(anna, tombstone, tombstone.seq()));
        assertErased();
    }

    @Test
    void whoDiesInTheMidstIsFollowedByOneWhoEndsIt() {
        MongoShredder half = new MongoShredder(store.database());
        Erasure dies = choir.erasure((aggregate, end) -> half.shred(aggregate, end / 2)
                .thenCompose(done -> CompletableFuture.failedStage(new IllegalStateException("killed"))));
        assertThat(failure(dies.erase(anna, tombstone, tombstone.seq()))).hasMessage("killed");
        assertThat(end(new Choir(store).journal().read(own(anna), 151, 1000))).hasSize(151);
        end(new Choir(store).erasure().erase(anna, tombstone, tombstone.seq()));
        assertErased();
    }

    @Test
    void anOldBackupThatComesBackIsReadAndShowsNobody() {
        List<Document> journal = Choir.raw(store, "journal");
        List<Document> snapshots = Choir.raw(store, "snapshots");
        end(choir.erasure().erase(anna, tombstone, tombstone.seq()));
        Choir.restore(store, "journal", journal);
        Choir.restore(store, "snapshots", snapshots);
        Choir other = new Choir(store);
        assertThat(shown(other).get("name")).isEqualTo(NOBODY);
        assertThat(end(other.snapshots().load(own(anna))))
                .allSatisfy(snapshot -> assertThat(snapshot.state()
                                .find("user", anna)
                                .orElseThrow()
                                .get("name"))
                        .isEqualTo(NOBODY));
        assertThat(end(other.journal().read(own(anna), 1, 1000))).hasSize(past.size());
        end(other.erasure().erase(anna, tombstone, tombstone.seq()));
        assertErased();
    }

    @Test
    void asLongAsOthersMustBeToldOfThePastItIsNotTakenAwayButTheKeyIs() {
        Entry untold = past.get(10);
        Pending note = new Pending(new JournalPosition(own(anna), untold.seq(), untold.entry()));
        MongoPendings pendings = new MongoPendings(store.database());
        end(pendings.insert(note));
        assertThat(failure(choir.erasure().erase(anna, tombstone, tombstone.seq())))
                .hasMessageContaining("told");
        assertThat(shown(new Choir(store)).get("name")).isEqualTo(NOBODY);
        assertThat(end(new Choir(store).journal().read(own(anna), 1, 1000))).hasSize(past.size());
        end(pendings.delete(note));
        end(choir.erasure().erase(anna, tombstone, tombstone.seq()));
        assertErased();
    }
}
