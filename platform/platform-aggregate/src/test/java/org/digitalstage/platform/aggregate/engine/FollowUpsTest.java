package org.digitalstage.platform.aggregate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.FollowUp;
import org.digitalstage.platform.aggregate.journal.JournalPosition;
import org.digitalstage.platform.aggregate.journal.Pending;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Source;
import org.digitalstage.platform.aggregate.journal.Step;
import org.digitalstage.platform.aggregate.journal.fake.Fate;
import org.digitalstage.platform.aggregate.journal.fake.MemoryJournal;
import org.digitalstage.platform.aggregate.journal.fake.MemoryPendings;
import org.digitalstage.platform.aggregate.journal.fake.Weather;
import org.junit.jupiter.api.Test;

/** What follows in other aggregates follows once and in order, whatever becomes of notes and memories. */
class FollowUpsTest {

    private final World world = new World(1);
    private final Script script = new Script();
    private final Instance one =
            world.start(script, shortOfMemory(), new BoxRules()).started();
    private final AggregateId box = BoxRules.box(1);
    private final AggregateId other = BoxRules.box(2);

    private static EngineSettings shortOfMemory() {
        return EngineSettings.defaults()
                .remembered(Duration.ofMillis(500))
                .idle(Duration.ofSeconds(1))
                .snapshotEvery(2);
    }

    @Test
    void aFollowUpIsNotCarriedOutAgainWhenItsCommandIsLongForgotten() {
        Source source = new Source(box, new Place(7, 0));
        Command<Order> first = new Command<>("first", "box", Order.of("mint", 1), source, Place.NONE);
        Command<Order> again = new Command<>("again", "box", Order.of("mint", 1), source, Place.NONE);
        one.aggregates.submit(other, first);
        for (int i = 0; i < 4; i++) {
            world.advance(400);
            one.ask(other, Order.of("count"));
        }
        world.advance(50);
        one.aggregates.submit(other, again);
        world.advance(5000);
        assertThat(one.aggregates.held(other)).isEmpty();
        one.aggregates.submit(other, again);
        world.advance(50);
        assertThat(coins(other)).isEqualTo(1);
    }

    @Test
    void aFollowUpBeforeItsPredecessorIsEarly() {
        Source source = new Source(box, new Place(7, 1));
        var outcome = one.aggregates
                .submit(other, new Command<>("second", "box", Order.of("mint", 1), source, new Place(7, 0)))
                .toCompletableFuture();
        world.advance(50);
        assertThat(outcome).isCompletedWithValue(new Outcome.Early());
    }

    @Test
    void theNoteOfABeatenEntryGoesAtOnce() {
        one.ask(box, Order.of("mint", 40));
        world.advance(50);
        Instance two = world.start(Weather.FAIR).started();
        two.follow(box);
        world.advance(50);
        script.slow("journal.append", 300);
        one.ask(box, Order.of("give", 1, other));
        world.advance(20);
        assertThat(world.store.pendings()).hasSize(1);
        two.ask(box, Order.of("fill", 10));
        two.ask(box, Order.of("count"));
        world.advance(310);
        assertThat(world.store.pendings()).hasSize(1);
        assertThat(world.store.pendings()).noneMatch(note -> note.position().seq() == 2);
    }

    @Test
    void whatFailsOnceIsTriedUntilItsNoteCanGo() {
        one.ask(box, Order.of("mint", 40));
        world.advance(50);
        world.hub.away(true);
        one.ask(box, Order.of("tell"));
        world.advance(20_000);
        assertThat(world.store.pendings()).hasSize(1);
        world.hub.away(false);
        world.advance(20_000);
        assertThat(world.store.pendings()).isEmpty();
        assertThat(world.hub.events("boxes")).isNotEmpty();
    }

    @Test
    void eventsOfOneSourceLeaveInTheirOrder() {
        one.ask(box, Order.of("count"));
        world.advance(50);
        script.next("events.publish", new Fate(50, 1, Fate.Outcome.ANSWERED));
        one.ask(box, Order.of("tell"));
        world.advance(20);
        one.ask(box, Order.of("tell"));
        world.advance(200);
        assertThat(world.hub.events("boxes"))
                .extracting(event -> event.get("amount"))
                .containsExactly(2, 3);
    }

    @Test
    void notesThatAreStuckDoNotHideThoseBehindThem() {
        AggregateId stuck = BoxRules.box(5);
        String before = "";
        for (int seq = 1; seq <= Sweeper.MOST_NOTES; seq++) {
            String id = String.format("a%04d", seq);
            leave(new Entry(stuck, seq, id, before, "dead", Entry.FORMAT, 0, List.of(late(id))));
            before = id;
        }
        leave(new Entry(box, 1, "last", "", "dead", Entry.FORMAT, 0, List.of(step("last", "count"))));
        world.advance(12_000);
        assertThat(world.fold(other).all(BoxRules.BOX))
                .extracting(each -> BoxRules.number(each, "count"))
                .containsExactly(1);
        assertThat(world.store.pendings()).hasSize(Sweeper.MOST_NOTES);
    }

    /** As an instance leaves an entry that died right after it was stored. */
    private void leave(Entry entry) {
        new MemoryPendings(world.store, one.process, Weather.FAIR)
                .insert(new Pending(new JournalPosition(entry.aggregate(), entry.seq(), entry.entry())));
        new MemoryJournal(world.store, one.process, Weather.FAIR).append(entry);
    }

    private Step step(String id, String verb) {
        FollowUp followUp = new FollowUp(
                other, Place.NONE, Map.copyOf(Order.of(verb, 0, box).written()));
        return new Step("command " + id, "someone", List.of(), List.of(followUp), null, null);
    }

    /** Whose predecessor never comes. */
    private Step late(String id) {
        FollowUp followUp = new FollowUp(
                other, new Place(5000, 0), Map.copyOf(Order.of("count", 0, box).written()));
        return new Step("command " + id, "someone", List.of(), List.of(followUp), null, null);
    }

    private long coins(AggregateId where) {
        return world.fold(where).all(BoxRules.BOX).stream()
                .mapToLong(each -> BoxRules.number(each, "coins"))
                .sum();
    }
}
