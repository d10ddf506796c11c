package org.digitalstage.platform.aggregate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.journal.fake.Fate;
import org.junit.jupiter.api.Test;

/** What is known, and what is told, of commands that were lost sight of. */
class UncertainTest {

    private final World world = new World(1);
    private final Script script = new Script();
    private final EngineSettings settings =
            EngineSettings.defaults().idle(Duration.ofSeconds(1)).snapshotEvery(2);
    private final Instance one = world.start(script, settings, new BoxRules()).started();
    private final AggregateId box = BoxRules.box(1);

    @Test
    void whatWasAnsweredIsKnownWhereTheAggregateIsOpenedAnew() {
        Command<Order> inSnapshot = Command.of("in the snapshot", "someone", Order.of("count"));
        Command<Order> behindIt = Command.of("behind it", "someone", Order.of("count"));
        one.ask(box, Order.of("count"));
        world.advance(50);
        one.aggregates.submit(box, inSnapshot);
        world.advance(50);
        one.aggregates.submit(box, behindIt);
        world.advance(5000);
        assertThat(one.aggregates.held(box)).isEmpty();
        List<Outcome> outcomes = new ArrayList<>();
        one.aggregates.submit(box, inSnapshot).thenAccept(outcomes::add);
        one.aggregates.submit(box, behindIt).thenAccept(outcomes::add);
        world.advance(50);
        assertThat(outcomes).containsExactly(new Outcome.Doubtful(), new Outcome.Stored(3, 3, List.of()));
        assertThat(world.store.entries(box)).hasSize(3);
    }

    @Test
    void oneThatLosesForTwoSecondsIsRefusedAsBusy() {
        Script slow = new Script();
        Instance two = world.start(slow, settings.lossesBeforeHandover(1000), new BoxRules())
                .started();
        two.follow(box);
        opened();
        slow.always("journal.append", new Fate(40, 5, Fate.Outcome.ANSWERED));
        Instance.Asking loser = two.ask(box, Order.of("count"));
        for (int i = 0; i < 400; i++) {
            one.ask(box, Order.of("count"));
            world.advance(10);
        }
        assertThat(loser.outcome()).isEqualTo(new Outcome.Refused("busy", "Busy, try again"));
        assertThat(loser.latency()).isBetween(2000L, 2200L);
    }

    @Test
    void doubtIsToldFiveSecondsAfterAskingThoughTheCommandWasDecidedAgain() {
        opened();
        Instance.Asking asking = one.ask(box, Order.of("count"));
        world.store.away(true);
        world.advance(4000);
        world.store.away(false);
        script.always("journal.append", Fate.Outcome.NOT_DONE);
        world.advance(1500);
        assertThat(asking.outcome()).isEqualTo(new Outcome.Doubtful());
    }

    @Test
    void aGapOnTheFastPathIsFilledAtOnce() {
        Script lossy = new Script();
        Instance two = world.start(lossy).started();
        two.follow(box);
        // Until then an instance takes the fast path only as a hint.
        world.advance(11_000);
        opened();
        assertThat(two.heldSeq(box)).isEqualTo(1);
        lossy.loseNext();
        one.ask(box, Order.of("count"));
        world.advance(10);
        assertThat(two.heldSeq(box)).isEqualTo(1);
        one.ask(box, Order.of("count"));
        world.advance(20);
        assertThat(two.heldSeq(box)).isEqualTo(3);
    }

    @Test
    void whatIsLostOnTheFastPathIsFoundByTheNextRegularLook() {
        Script lossy = new Script();
        Instance two = world.start(lossy).started();
        two.follow(box);
        world.advance(50);
        lossy.loseNext();
        opened();
        assertThat(two.heldSeq(box)).isZero();
        world.advance(3100);
        assertThat(two.heldSeq(box)).isEqualTo(1);
    }

    private void opened() {
        one.ask(box, Order.of("count"));
        world.advance(20);
        assertThat(world.store.entries(box)).hasSize(1);
        script.forget();
    }
}
