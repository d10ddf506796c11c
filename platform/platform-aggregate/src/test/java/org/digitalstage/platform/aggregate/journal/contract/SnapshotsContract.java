package org.digitalstage.platform.aggregate.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.rich;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.stage;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.uuid;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Snapshot;
import org.digitalstage.platform.aggregate.journal.Snapshots;
import org.junit.jupiter.api.Test;

/** What all snapshots keep. */
public abstract class SnapshotsContract {

    /** The snapshots; all calls within one test mean the same. */
    protected abstract Snapshots snapshots();

    @Test
    void nothingIsLoadedWhereNothingWasSaved() {
        assertThat(end(snapshots().load(stage()))).isEmpty();
    }

    @Test
    void whatWasSavedIsLoadedAsItWasAndInItsOrder() {
        AggregateId aggregate = stage();
        State state = State.empty(aggregate).fold(rich(aggregate));
        Snapshot snapshot = new Snapshot(with(state), Map.of("command.1", 5L, "command-2", Long.MAX_VALUE));
        end(snapshots().save(snapshot));
        List<Snapshot> loaded = end(snapshots().load(aggregate));
        assertThat(loaded).containsExactly(snapshot);
        assertThat(loaded.getFirst().state().kinds().keySet())
                .containsExactlyElementsOf(snapshot.state().kinds().keySet());
        assertThat(loaded.getFirst().state().all("many"))
                .containsExactlyElementsOf(snapshot.state().all("many"));
    }

    @Test
    void theLastTwoAreKeptNewestFirst() {
        AggregateId aggregate = stage();
        List<Snapshot> four = List.of(at(aggregate, 1), at(aggregate, 2), at(aggregate, 3), at(aggregate, 4));
        four.forEach(snapshot -> end(snapshots().save(snapshot)));
        assertThat(end(snapshots().load(aggregate))).containsExactly(four.get(3), four.get(2));
    }

    @Test
    void anOlderOneDoesNotReplaceANewerOne() {
        AggregateId aggregate = stage();
        Snapshot ten = at(aggregate, 10);
        Snapshot twenty = at(aggregate, 20);
        Snapshot thirty = at(aggregate, 30);
        end(snapshots().save(twenty));
        end(snapshots().save(thirty));
        end(snapshots().save(ten));
        assertThat(end(snapshots().load(aggregate))).containsExactly(thirty, twenty);
    }

    @Test
    void anotherOfTheSameNumberDoesNotReplaceTheFirst() {
        AggregateId aggregate = stage();
        Snapshot kept = at(aggregate, 10);
        end(snapshots().save(kept));
        end(snapshots().save(at(aggregate, 10)));
        end(snapshots().save(kept));
        assertThat(end(snapshots().load(aggregate))).containsExactly(kept);
    }

    @Test
    void ofManySavedAtOnceTheLastTwoAreKept() {
        AggregateId aggregate = stage();
        List<Snapshot> many = new ArrayList<>();
        for (int seq = 1; seq <= 12; seq++) {
            many.add(at(aggregate, seq));
        }
        List<CompletionStage<Void>> saved = many.stream().map(snapshots()::save).toList();
        saved.forEach(Ends::end);
        assertThat(end(snapshots().load(aggregate))).containsExactly(many.get(11), many.get(10));
    }

    @Test
    void aDiscardedOneIsGoneAndMakesRoom() {
        AggregateId aggregate = stage();
        Snapshot lost = at(aggregate, 20);
        Snapshot old = at(aggregate, 5);
        Snapshot fresh = at(aggregate, 10);
        end(snapshots().save(old));
        end(snapshots().save(lost));
        end(snapshots().discard(lost));
        assertThat(end(snapshots().load(aggregate))).containsExactly(old);
        end(snapshots().save(fresh));
        assertThat(end(snapshots().load(aggregate))).containsExactly(fresh, old);
        end(snapshots().discard(lost));
        end(snapshots().discard(at(aggregate, 10)));
        assertThat(end(snapshots().load(aggregate))).containsExactly(fresh, old);
    }

    @Test
    void aLargeStateIsKept() {
        AggregateId aggregate = stage();
        Snapshot large = new Snapshot(large(State.empty(aggregate), 20_000), Map.of());
        end(snapshots().save(large));
        assertThat(end(snapshots().load(aggregate))).containsExactly(large);
    }

    private static Snapshot at(AggregateId aggregate, long seq) {
        State empty = State.empty(aggregate);
        return new Snapshot(
                new State(aggregate, seq, uuid(), seq, empty.kinds(), empty.carriedOut(), empty.sent()), Map.of());
    }

    private static State with(State state) {
        Map<AggregateId, Place> carriedOut = new LinkedHashMap<>(state.carriedOut());
        carriedOut.put(new AggregateId("mix", "a/b"), new Place(5_000_000_000L, 7));
        State many = large(state, 30);
        return new State(
                state.aggregate(), state.seq(), state.entry(), 5_000_000_000L, many.kinds(), carriedOut, state.sent());
    }

    private static State large(State state, int entities) {
        Map<Id<?>, Entity> many = new LinkedHashMap<>();
        for (int number = entities; number > 0; number--) {
            Id<?> id = Id.of(new Id<>(state.aggregate().key()), number);
            many.put(id, new Entity("many", id, values()));
        }
        Map<String, Map<Id<?>, Entity>> kinds = new LinkedHashMap<>(state.kinds());
        kinds.put("many", many);
        return new State(
                state.aggregate(),
                state.seq() + 1,
                uuid(),
                state.nextNumber(),
                kinds,
                state.carriedOut(),
                state.sent());
    }
}
