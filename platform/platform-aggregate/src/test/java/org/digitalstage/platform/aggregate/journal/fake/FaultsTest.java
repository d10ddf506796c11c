package org.digitalstage.platform.aggregate.journal.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.by;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.first;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final VirtualTime time = new VirtualTime(new Random(1));
    private final MemoryStore store = new MemoryStore(time);
    private final MemoryHub hub = new MemoryHub(time);
    private final Process process = new Process(time.thread());
    private final Entry entry = first(stage());

    @Test
    void aLostAnswerMeansDoneButNotKnown() {
        CompletionStage<?> answer =
                journal(new Fate(5, 5, Fate.Outcome.ANSWER_LOST)).append(entry);
        time.advance(10);
        assertThat(failed(answer)).isTrue();
        assertThat(store.entries(entry.aggregate())).containsEntry(1L, entry);
    }

    @Test
    void aCallThatIsNotDoneLeavesNothing() {
        CompletionStage<?> answer =
                journal(new Fate(5, 5, Fate.Outcome.NOT_DONE)).append(entry);
        time.advance(10);
        assertThat(failed(answer)).isTrue();
        assertThat(store.entries(entry.aggregate())).isEmpty();
    }

    @Test
    void aStoreThatIsAwayTakesNothingAndReturnsAsItWas() {
        store.away(true);
        CompletionStage<?> answer = journal(Fate.GOOD).append(entry);
        time.advance(1);
        store.away(false);
        CompletionStage<?> again = journal(Fate.GOOD).append(entry);
        time.advance(1);
        assertThat(failed(answer)).isTrue();
        assertThat(failed(again)).isFalse();
    }

    @Test
    void whatADeadInstanceSentStillReachesTheStoreButNobodyHears() {
        CompletionStage<?> answer =
                journal(new Fate(5, 5, Fate.Outcome.ANSWERED)).append(entry);
        process.kill();
        time.advance(20);
        assertThat(answer.toCompletableFuture().isDone()).isFalse();
        assertThat(store.entries(entry.aggregate())).hasSize(1);
    }

    @Test
    void aPausedInstanceHearsWhenItGoesOn() {
        CompletionStage<?> answer = journal(Fate.GOOD).append(entry);
        process.pause();
        time.advance(100);
        assertThat(answer.toCompletableFuture().isDone()).isFalse();
        process.resume();
        time.advance(0);
        assertThat(answer.toCompletableFuture().isDone()).isTrue();
    }

    @Test
    void aRestoredJournalKnowsNothingOfWhatCameLater() {
        MemoryStore.Content backup = store.copy();
        journal(Fate.GOOD).append(entry);
        time.advance(1);
        store.restore(backup);
        assertThat(store.entries(entry.aggregate())).isEmpty();
        assertThat(store.aggregates()).isEmpty();
    }

    @Test
    void toldEntriesAreLostDoubledAndReordered() {
        List<List<Long>> arrivals = new ArrayList<>(List.of(List.of(), List.of(9L, 1L), List.of(0L)));
        Weather weather = new Weather() {
            @Override
            public List<Long> arrivals() {
                return arrivals.removeFirst();
            }
        };
        List<Entry> received = new ArrayList<>();
        MemoryDistribution there = new MemoryDistribution(hub, "there", process, weather);
        there.onEntry((aggregate, seq) -> true, received::add);
        there.follow(entry.aggregate());
        Entry lost = by("here", first(entry.aggregate()));
        Entry doubled = by("here", first(entry.aggregate()));
        Entry quick = by("here", first(entry.aggregate()));
        List.of(lost, doubled, quick).forEach(hub::tell);
        time.advance(20);
        assertThat(received).containsExactly(quick, doubled, doubled);
    }

    @Test
    void aHubThatReturnsBringsWhatItHeldAndAnEmptiedOneNothing() {
        List<Entry> received = new ArrayList<>();
        MemoryDistribution there = new MemoryDistribution(hub, "there", process, Weather.FAIR);
        there.onEntry((aggregate, seq) -> true, received::add);
        there.follow(entry.aggregate());
        hub.tell(entry);
        hub.away(true);
        time.advance(10);
        assertThat(there.well()).isFalse();
        assertThat(received).isEmpty();
        hub.away(false);
        time.advance(10);
        assertThat(received).containsExactly(entry);
        hub.tell(entry);
        hub.empty();
        time.advance(10);
        assertThat(received).containsExactly(entry);
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        assertThat(run(7)).isEqualTo(run(7)).isNotEqualTo(run(8));
    }

    private static List<String> run(long seed) {
        Random random = new Random(seed);
        VirtualTime time = new VirtualTime(random);
        MemoryStore store = new MemoryStore(time);
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String name = "call " + i;
            Journal journal = new MemoryJournal(store, time.thread(), new RoughWeather(random, RoughWeather.Odds.BAD));
            journal.append(first(new AggregateId("stage", "000000000000000000000000")))
                    .whenComplete((done, fault) -> ends.add(name + " " + time.millis() + (fault == null)));
        }
        time.advance(10_000);
        return ends;
    }

    private MemoryJournal journal(Fate fate) {
        return new MemoryJournal(store, process, new Weather() {
            @Override
            public Fate fate(String operation) {
                return fate;
            }
        });
    }

    private static boolean failed(CompletionStage<?> stage) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        return future.isCompletedExceptionally();
    }
}
