package org.digitalstage.platform.aggregate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.journal.SetAside;
import org.digitalstage.platform.aggregate.journal.fake.Fate;
import org.digitalstage.platform.aggregate.journal.fake.Weather;
import org.junit.jupiter.api.Test;

/** A fault of our own making is never taken for a store that is away: it is not tried for ever, and holds up nobody else. */
class OwnFaultsTest {

    private final World world = new World(1);
    private final Script script = new Script();
    private final Instance one =
            world.start(script, EngineSettings.defaults(), new BoxRules()).started();
    private final AggregateId box = BoxRules.box(1);
    private final AggregateId other = BoxRules.box(2);

    @Test
    void whatCannotBeWrittenIsRefusedAndWhatWasToBeWrittenWithItIsNot() {
        Instance.Asking first = one.ask(box, Order.of("count"));
        List<Instance.Asking> around = List.of(one.ask(box, Order.of("count")), one.ask(box, Order.of("mint", 3)));
        Instance.Asking cursed = one.ask(box, Order.of("curse"));
        Instance.Asking behind = one.ask(box, Order.of("count"));
        world.advance(100);
        assertThat(cursed.outcome()).isEqualTo(Outcome.Refused.fault());
        assertThat(first.isStored()).isTrue();
        assertThat(around).allMatch(Instance.Asking::isStored);
        assertThat(behind.outcome()).isEqualTo(new Outcome.Stored(4, 3, List.of()));
        assertThat(one.faults).anyMatch(fault -> fault.startsWith("ours append of entry 4"));
        assertThat(one.faults).noneMatch(fault -> fault.startsWith("store"));
    }

    @Test
    void whatCannotBeWrittenIsTriedOnceAndNothingIsTakenForAway() {
        one.ask(box, Order.of("count"));
        world.advance(100);
        one.ask(box, Order.of("curse"));
        world.advance(10_000);
        assertThat(one.faults.stream().filter(fault -> fault.startsWith("ours")))
                .hasSize(1);
        assertThat(world.store.pendings()).isEmpty();
        Instance.Asking after = one.ask(box, Order.of("count"));
        world.advance(10);
        assertThat(after.isStored()).isTrue();
    }

    @Test
    void anEntryThatIsInDoubtAndCannotBeSentAgainIsLookedUp() {
        one.ask(box, Order.of("count"));
        world.advance(100);
        script.next("journal.append", Fate.Outcome.ANSWER_LOST);
        Instance.Asking asked = one.ask(box, Order.of("mint", 5));
        world.advance(3);
        one.cursed.curseAll(true);
        world.advance(2000);
        one.cursed.curseAll(false);
        assertThat(asked.isStored()).isTrue();
        assertThat(world.fold(box).all(BoxRules.BOX))
                .extracting(each -> BoxRules.number(each, "coins"))
                .containsExactly(5);
    }

    @Test
    void whatMayStillComeThoughItCannotBeSentAgainIsInDoubtAndNeverCarriedOutLater() {
        one.ask(box, Order.of("count"));
        world.advance(100);
        script.next("journal.append", new Fate(3000, 1, Fate.Outcome.LATE));
        Instance.Asking asked = one.ask(box, Order.of("mint", 5));
        world.advance(3);
        one.cursed.curseAll(true);
        world.advance(500);
        one.cursed.curseAll(false);
        world.advance(5000);
        assertThat(asked.outcome()).isEqualTo(new Outcome.Doubtful());
        assertThat(world.fold(box).all(BoxRules.BOX))
                .extracting(each -> BoxRules.number(each, "coins"))
                .containsExactly(0);
    }

    @Test
    void aFollowUpThatFailsAgainAndAgainIsSetAsideAndWhatStandsBehindItGoesOn() {
        one.ask(box, Order.of("mint", 9));
        world.advance(100);
        one.ask(box, Order.of("jinx", 0, other));
        one.ask(box, Order.of("hex", 0, other));
        one.ask(box, Order.of("give", 4, other));
        world.advance(10_000);
        assertThat(world.fold(other).all(BoxRules.BOX))
                .extracting(each -> BoxRules.number(each, "coins"))
                .containsExactly(4);
        assertThat(world.store.pendings()).isEmpty();
        assertThat(world.store.aside().values()).extracting(SetAside::target).containsExactly(other, other);
        assertThat(world.tally).containsEntry("set aside", 2);
    }

    @Test
    void whatWasSetAsideIsCarriedOutWhenItIsSentAgainAndCanBe() {
        Instance broken = world.start(Weather.FAIR, EngineSettings.defaults(), new BoxRules() {
                    @Override
                    public Order read(java.util.Map<String, @org.jspecify.annotations.Nullable Object> written) {
                        Order order = super.read(written);
                        return order.verb().equals("take") ? Order.of("fail") : order;
                    }
                })
                .started();
        one.process.kill();
        broken.ask(box, Order.of("mint", 9));
        broken.ask(box, Order.of("give", 4, other));
        world.advance(10_000);
        SetAside kept = world.store.aside().firstEntry().getValue();
        assertThat(outcome(broken, kept)).isEqualTo(Outcome.Refused.fault());
        assertThat(world.store.aside()).hasSize(1);

        Instance mended = world.start(Weather.FAIR).started();
        assertThat(outcome(mended, kept)).isInstanceOf(Outcome.Stored.class);
        assertThat(world.store.aside()).isEmpty();
        assertThat(world.fold(other).all(BoxRules.BOX))
                .extracting(each -> BoxRules.number(each, "coins"))
                .containsExactly(4);
    }

    private Outcome outcome(Instance instance, SetAside kept) {
        CompletableFuture<Outcome> outcome = instance.aggregates.sendAgain(kept).toCompletableFuture();
        world.until(outcome::isDone);
        return outcome.join();
    }

    @Test
    void anEntryThatCannotBeFoldedStopsOnlyItsAggregateWithASentence() {
        one.ask(box, Order.of("count"));
        one.ask(other, Order.of("count"));
        world.advance(100);
        one.cursed.unreadable(box);
        Instance two = world.start(Weather.FAIR).started();
        two.cursed.unreadable(box);
        Witness follower = two.follow(box);
        Instance.Asking asked = two.ask(box, Order.of("count"));
        Instance.Asking elsewhere = two.ask(other, Order.of("count"));
        world.advance(200);
        assertThat(follower.stopped).isTrue();
        assertThat(asked.outcome())
                .isEqualTo(new Outcome.Refused(
                        "unreadable", "This cannot be read here at the moment, please connect again"));
        assertThat(elsewhere.isStored()).isTrue();
        assertThat(two.faults).anyMatch(fault -> fault.startsWith("ours open"));
    }
}
