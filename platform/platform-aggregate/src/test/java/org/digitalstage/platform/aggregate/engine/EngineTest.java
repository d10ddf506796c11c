package org.digitalstage.platform.aggregate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.JournalPosition;
import org.digitalstage.platform.aggregate.journal.Pending;
import org.digitalstage.platform.aggregate.journal.fake.Fate;
import org.digitalstage.platform.aggregate.journal.fake.MemoryJournal;
import org.digitalstage.platform.aggregate.journal.fake.MemoryPendings;
import org.digitalstage.platform.aggregate.journal.fake.MemoryStore;
import org.digitalstage.platform.aggregate.journal.fake.Weather;
import org.junit.jupiter.api.Test;

class EngineTest {

    private final World world = new World(1);
    private final Script script = new Script();
    private final Instance one = world.start(script).started();
    private final AggregateId box = BoxRules.box(1);
    private final AggregateId other = BoxRules.box(2);

    @Test
    void whatQueuesWhileAnEntryIsOnItsWayIsWrittenAsOne() {
        opened();
        List<Instance.Asking> asked = ask(5, "count");
        world.advance(50);
        assertThat(asked).allMatch(Instance.Asking::isStored);
        assertThat(stepsOfEntries()).containsExactly(1, 1, 4);
    }

    @Test
    void anEntryHoldsNoMoreThan256Commands() {
        opened();
        ask(600, "count");
        world.advance(100);
        assertThat(stepsOfEntries()).containsExactly(1, 1, 256, 256, 87);
    }

    @Test
    void anEntryHoldsAboutAMebibyteAtMost() {
        opened();
        IntStream.range(0, 40).forEach(i -> one.ask(box, Order.of("say", 100_000)));
        world.advance(100);
        assertThat(world.store.entries(box).values())
                .allSatisfy(entry -> assertThat(entry.steps()).hasSizeLessThanOrEqualTo(11));
        assertThat(world.store.entries(box).values().stream()
                        .mapToInt(entry -> entry.steps().size())
                        .sum())
                .isEqualTo(41);
    }

    @Test
    void aRefusalOnWhatIsNotStoredYetIsToldOnlyOnceItIs() {
        opened();
        script.slow("journal.append", 500);
        Instance.Asking first = one.ask(box, Order.of("count"));
        Instance.Asking fills = one.ask(box, Order.of("mint", 50));
        Instance.Asking refused = one.ask(box, Order.of("fill", 50));
        world.advance(900);
        assertThat(first.isStored()).isTrue();
        assertThat(refused.outcome()).isNull();
        world.until(() -> refused.outcome() != null);
        assertThat(fills.isStored()).isTrue();
        assertThat(refused.outcome()).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aRefusalOnWhatWasBeatenIsDecidedAnew() {
        opened();
        Instance two = world.start(Weather.FAIR).started();
        two.follow(box);
        world.advance(100);
        script.slow("journal.append", 300);
        one.ask(box, Order.of("level", 1));
        Instance.Asking fills = one.ask(box, Order.of("fill", 1));
        Instance.Asking again = one.ask(box, Order.of("fill", 1));
        Instance.Asking rival = two.ask(box, Order.of("mint", 1));
        world.advance(2000);
        assertThat(rival.isStored()).isTrue();
        assertThat(fills.outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(again.outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(world.fold(box).all(BoxRules.BOX)).allMatch(each -> BoxRules.number(each, "coins") == 1);
    }

    @Test
    void anAppendWithoutAnAnswerIsSentAgainAsTheVerySameEntry() {
        opened();
        script.next("journal.append", Fate.Outcome.ANSWER_LOST, Fate.Outcome.NOT_DONE, Fate.Outcome.ANSWER_LOST);
        Instance.Asking asking = one.ask(box, Order.of("count"));
        world.advance(1500);
        assertThat(asking.isStored()).isTrue();
        assertThat(world.store.entries(box)).hasSize(2);
        assertThat(script.asked("journal.append")).isEqualTo(4);
    }

    @Test
    void afterFiveSecondsOfDoubtTheAskerIsToldToLook() {
        opened();
        Instance.Asking asking = one.ask(box, Order.of("count"));
        world.store.away(true);
        world.advance(4900);
        assertThat(asking.outcome()).isNull();
        world.advance(300);
        assertThat(asking.outcome()).isEqualTo(new Outcome.Doubtful());
        assertThat(Outcome.Doubtful.SENTENCE).isEqualTo("Outcome unknown, please look");
    }

    @Test
    void anEntryWithoutAnAnswerIsFoundInTheJournal() {
        opened();
        script.always("journal.append", Fate.Outcome.ANSWER_LOST);
        Instance.Asking asking = one.ask(box, Order.of("count"));
        world.advance(4000);
        assertThat(asking.outcome()).isEqualTo(new Outcome.Stored(2, 2, List.of()));
    }

    @Test
    void whileTheStoreIsAwayCommandsAreRefusedWithASentence() {
        opened();
        world.store.away(true);
        world.advance(5000);
        Instance.Asking asking = one.ask(box, Order.of("count"));
        world.advance(1);
        assertThat(asking.outcome())
                .isEqualTo(new Outcome.Refused(
                        "unavailable", "The store cannot be reached at the moment, nothing was changed"));
        world.store.away(false);
        world.advance(3000);
        Instance.Asking later = one.ask(box, Order.of("count"));
        world.advance(50);
        assertThat(later.isStored()).isTrue();
    }

    @Test
    void moreThan1024WaitingCommandsAreRefusedAsBusy() {
        opened();
        List<Instance.Asking> asked = ask(1100, "count");
        world.advance(200);
        long busy = asked.stream()
                .filter(each -> each.outcome() instanceof Outcome.Refused refused
                        && refused.sentence().equals("Busy, try again"))
                .count();
        assertThat(busy).isEqualTo(1100 - 1025);
        assertThat(asked.stream().filter(Instance.Asking::isStored).count()).isEqualTo(1025);
    }

    @Test
    void aCommandThatWasAnsweredIsNotDecidedTwice() {
        opened();
        var command = org.digitalstage.platform.aggregate.Command.of("the same", "someone", Order.of("count"));
        List<Outcome> outcomes = new ArrayList<>();
        one.aggregates.submit(box, command).thenAccept(outcomes::add);
        one.aggregates.submit(box, command).thenAccept(outcomes::add);
        world.advance(50);
        one.aggregates.submit(box, command).thenAccept(outcomes::add);
        world.advance(50);
        assertThat(outcomes).hasSize(3).containsOnly(new Outcome.Stored(2, 2, List.of()));
    }

    @Test
    void whatIsLeftOfAnotherHistoryIsReplaced() {
        opened();
        Entry orphan = new Entry(box, 2, "orphan", "gone", "gone", Entry.FORMAT, 0, List.of());
        new MemoryJournal(world.store, one.process, Weather.FAIR).append(orphan);
        world.advance(10);
        Instance.Asking asking = one.ask(box, Order.of("count"));
        world.advance(200);
        assertThat(asking.outcome()).isEqualTo(new Outcome.Stored(2, 2, List.of()));
        assertThat(world.store.entries(box).get(2L).writer()).isEqualTo("i1");
    }

    @Test
    void afterARestoreFollowersStartOverAndNothingIsWrittenBehindAGap() {
        Witness witness = one.follow(box);
        opened();
        MemoryStore.Content backup = world.store.copy();
        ask(1, "count");
        world.advance(100);
        ask(1, "count");
        world.advance(100);
        world.store.away(true);
        world.restore(backup);
        world.advance(4000);
        world.store.away(false);
        world.advance(3000);
        Instance.Asking asking = one.ask(box, Order.of("count"));
        world.advance(100);
        assertThat(asking.outcome()).isEqualTo(new Outcome.Stored(2, 2, List.of()));
        assertThat(witness.restarts).isEqualTo(1);
        assertThat(world.store.entries(box)).hasSize(2);
        witness.mustHold();
    }

    @Test
    void openingReadsASnapshotAndTheTailBehindIt() {
        opened();
        for (int i = 0; i < 600; i++) {
            one.ask(box, Order.of("count"));
            world.advance(10);
        }
        Script reads = new Script();
        Instance two = world.start(reads);
        two.follow(box);
        world.advance(100);
        assertThat(two.aggregates.held(box)).contains(world.fold(box));
        assertThat(reads.asked("journal.read")).isLessThanOrEqualTo(6);
    }

    @Test
    void aReplicaThatNobodyNeedsIsWrittenDownAndGoes() {
        opened();
        IntStream.range(0, 100).forEach(i -> {
            one.ask(box, Order.of("count"));
            world.advance(10);
        });
        world.advance(59_000);
        assertThat(one.aggregates.held(box)).isPresent();
        world.advance(3000);
        assertThat(one.aggregates.held(box)).isEmpty();
        assertThat(script.asked("snapshots.save")).isEqualTo(1);
    }

    @Test
    void aFollowedReplicaStays() {
        Witness witness = one.follow(box);
        opened();
        world.advance(100_000);
        assertThat(one.aggregates.held(box)).isPresent();
        witness.close();
        world.advance(62_000);
        assertThat(one.aggregates.held(box)).isEmpty();
    }

    @Test
    void aFollowerThatEndsWhileTheAggregateOpensIsToldNothing() {
        script.slow("snapshots.load", 200);
        Witness witness = one.follow(box);
        world.advance(50);
        witness.close();
        world.advance(1000);
        assertThat(witness.held()).isNull();
        world.advance(3000);
        assertThat(one.aggregates.held(box)).isEmpty();
    }

    @Test
    void aFollowerWaitsUntilTheStoreIsBack() {
        world.store.away(true);
        Witness witness = one.follow(box);
        world.advance(5000);
        assertThat(witness.held()).isNull();
        world.store.away(false);
        world.advance(2000);
        assertThat(witness.held()).isNotNull();
    }

    @Test
    void whatFollowsIsCarriedOutInOrderAndItsNoteGoes() {
        opened();
        one.ask(box, Order.of("mint", 40));
        for (int i = 0; i < 5; i++) {
            one.ask(box, Order.of("give", 2, other));
            world.advance(3);
        }
        world.advance(200);
        assertThat(world.fold(other).all(BoxRules.BOX)).allMatch(each -> BoxRules.number(each, "coins") == 10);
        assertThat(world.store.pendings()).isEmpty();
    }

    @Test
    void aFollowUpBehindALostOneBringsThatOneFirst() {
        opened();
        one.ask(box, Order.of("mint", 40));
        world.advance(100);
        one.ask(box, Order.of("give", 1, other));
        world.until(() -> world.store.entries(box).size() == 3);
        one.process.kill();
        Instance two = world.start(Weather.FAIR).started();
        Instance.Asking second = two.ask(box, Order.of("give", 2, other));
        world.advance(300);
        assertThat(second.isStored()).isTrue();
        assertThat(world.fold(other).all(BoxRules.BOX)).allMatch(each -> BoxRules.number(each, "coins") == 3);
    }

    @Test
    void theFollowUpsOfADeadInstanceAreCarriedOnByAnother() {
        opened();
        one.ask(box, Order.of("mint", 40));
        world.advance(100);
        one.ask(box, Order.of("give", 1, other));
        world.until(() -> world.store.entries(box).size() == 3);
        one.process.kill();
        world.start(Weather.FAIR).started();
        world.advance(6000);
        assertThat(world.fold(other).all(BoxRules.BOX)).allMatch(each -> BoxRules.number(each, "coins") == 1);
        assertThat(world.store.pendings()).isEmpty();
    }

    @Test
    void theNoteOfABeatenEntryIsTakenAway() {
        opened();
        note(new JournalPosition(box, 1, "beaten"));
        world.advance(6000);
        assertThat(world.store.pendings()).isEmpty();
        assertThat(world.store.entries(box)).hasSize(1);
    }

    @Test
    void theNoteOfAnEntryThatNeverCameIsTakenAwayOnlyWhenItCannotComeAnyMore() {
        opened();
        Entry late = new Entry(box, 2, "late", world.fold(box).entry(), "dead", Entry.FORMAT, 0, List.of());
        note(new JournalPosition(box, 2, "late"));
        world.advance(9000);
        assertThat(world.store.pendings()).isEmpty();
        List<Journal.Appended> answers = new ArrayList<>();
        new MemoryJournal(world.store, one.process, Weather.FAIR).append(late).thenAccept(answers::add);
        world.advance(10);
        assertThat(answers).hasSize(1).allMatch(answer -> answer instanceof Journal.Appended.Beaten);
    }

    @Test
    void aFaultInARuleAnswersItsOwnCommandOnly() {
        opened();
        Instance.Asking before = one.ask(box, Order.of("count"));
        Instance.Asking faulty = one.ask(box, Order.of("fail"));
        Instance.Asking after = one.ask(box, Order.of("count"));
        world.advance(50);
        assertThat(before.isStored()).isTrue();
        assertThat(after.isStored()).isTrue();
        assertThat(faulty.outcome())
                .isEqualTo(new Outcome.Refused("fault", "Something went wrong here, nothing was changed"));
        assertThat(one.faults).hasSize(1);
    }

    @Test
    void aLoserDecidesAgainBehindTheWinner() {
        opened();
        Instance two = world.start(Weather.FAIR).started();
        two.follow(box);
        world.advance(100);
        Instance.Asking mine = one.ask(box, Order.of("count"));
        Instance.Asking theirs = two.ask(box, Order.of("count"));
        world.advance(200);
        assertThat(List.of(mine, theirs)).allMatch(Instance.Asking::isStored);
        assertThat(world.fold(box).all(BoxRules.BOX)).allMatch(each -> BoxRules.number(each, "count") == 3);
    }

    @Test
    void oneThatKeepsLosingPassesItsCommandsToTheWinner() {
        opened();
        Script slow = new Script();
        slow.always("journal.append", new Fate(40, 5, Fate.Outcome.ANSWERED));
        Instance two = world.start(slow).started();
        two.follow(box);
        world.advance(100);
        Instance.Asking passed = two.ask(box, Order.of("count"));
        for (int i = 0; i < 100 && passed.outcome() == null; i++) {
            one.ask(box, Order.of("count"));
            world.advance(10);
        }
        assertThat(passed.isStored()).isTrue();
        assertThat(slow.asked("post.send")).isEqualTo(1);
    }

    @Test
    void whatThePassedOnesDidNotAnswerIsTakenBack() {
        opened();
        Script slow = new Script();
        slow.always("journal.append", new Fate(40, 5, Fate.Outcome.ANSWERED));
        slow.always("post.send", Fate.Outcome.NOT_DONE);
        Instance two = world.start(slow).started();
        two.follow(box);
        world.advance(100);
        Instance.Asking passed = two.ask(box, Order.of("count"));
        for (int i = 0; i < 20; i++) {
            one.ask(box, Order.of("count"));
            world.advance(10);
        }
        world.advance(2000);
        assertThat(passed.isStored()).isTrue();
    }

    @Test
    void continuousValuesOfOneCommitGiveWayToTheLastOfTheirEntity() {
        opened();
        one.ask(box, Order.of("count"));
        List<Instance.Asking> asked = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            asked.add(one.ask(box, Order.of("level", i)));
            asked.add(one.ask(box, Order.of("tilt", -i)));
        }
        world.advance(50);
        Entry merged = world.store.entries(box).lastEntry().getValue();
        assertThat(asked).allMatch(Instance.Asking::isStored);
        assertThat(merged.steps()).hasSize(10);
        assertThat(merged.steps().subList(0, 9)).allMatch(step -> step.changes().isEmpty());
        assertThat(merged.steps().getLast().changes())
                .containsExactly(new Change.Changed(
                        "box",
                        new org.digitalstage.platform.aggregate.entity.Id<>(box.key()),
                        Map.of("level", 5, "tilt", -5)));
    }

    @Test
    void continuousValuesDoNotGiveWayAcrossAnotherChangeOfTheirEntityOrItsOwner() {
        opened();
        one.ask(box, Order.of("make", 1));
        world.advance(50);
        one.ask(box, Order.of("count"));
        one.ask(box, Order.of("turn", 1));
        one.ask(box, Order.of("count"));
        one.ask(box, Order.of("turn", 2));
        world.advance(50);
        assertThat(world.store.entries(box).lastEntry().getValue().steps())
                .hasSize(3)
                .allMatch(step -> step.changes().size() == 1);
    }

    @Test
    void continuousValuesDoNotGiveWayAcrossWhatIsAdded() {
        opened();
        one.ask(box, Order.of("make", 1));
        world.advance(50);
        one.ask(box, Order.of("count"));
        one.ask(box, Order.of("turn", 1));
        one.ask(box, Order.of("make", 2));
        one.ask(box, Order.of("turn", 3));
        world.advance(50);
        assertThat(world.store.entries(box).lastEntry().getValue().steps())
                .hasSize(3)
                .allMatch(step -> step.changes().size() == 1);
    }

    private void opened() {
        one.ask(box, Order.of("count"));
        world.advance(20);
        assertThat(world.store.entries(box)).hasSize(1);
        script.forget();
    }

    private List<Instance.Asking> ask(int count, String verb) {
        return IntStream.range(0, count)
                .mapToObj(i -> one.ask(box, Order.of(verb)))
                .toList();
    }

    private List<Integer> stepsOfEntries() {
        return world.store.entries(box).values().stream()
                .map(entry -> entry.steps().size())
                .toList();
    }

    private void note(JournalPosition position) {
        new MemoryPendings(world.store, one.process, Weather.FAIR).insert(new Pending(position));
    }
}
