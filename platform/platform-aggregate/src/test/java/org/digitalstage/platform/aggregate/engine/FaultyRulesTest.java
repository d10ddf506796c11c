package org.digitalstage.platform.aggregate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.journal.fake.Weather;
import org.junit.jupiter.api.Test;

/** What throws where it should not harms nobody else. */
class FaultyRulesTest {

    private final World world = new World(1);
    private final Instance one = world.start(Weather.FAIR).started();
    private final AggregateId box = BoxRules.box(1);

    @Test
    void aRuleThatFailsWhenAllIsDecidedLeavesNothingBehind() {
        Instance.Asking before = one.ask(box, Order.of("count"));
        Instance.Asking trapped = one.ask(box, Order.of("trap"));
        Instance.Asking after = one.ask(box, Order.of("ask"));
        world.advance(50);
        assertThat(before.isStored()).isTrue();
        assertThat(trapped.outcome())
                .isEqualTo(new Outcome.Refused("fault", "Something went wrong here, nothing was changed"));
        assertThat(after.outcome()).isEqualTo(new Outcome.Stored(1, 0, List.of()));
        assertThat(one.aggregates.held(box)).contains(world.fold(box));
    }

    @Test
    void whatCannotBeMergedIsWrittenAsItIs() {
        one.ask(box, Order.of("count"));
        List<Instance.Asking> asked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            asked.add(one.ask(box, Order.of("snare", i)));
        }
        world.advance(50);
        assertThat(asked).allMatch(Instance.Asking::isStored);
        assertThat(one.aggregates.held(box)).contains(world.fold(box));
    }

    @Test
    void oneWhoWaitsAndFailsHarmsNeitherTheOthersNorTheCommand() {
        List<Throwable> faults = new ArrayList<>();
        Instance two = world.start(Weather.FAIR, EngineSettings.defaults(), new BoxRules(), faults::add)
                .started();
        two.aggregates.step(box, 1, state -> fail(), () -> {});
        List<Long> seen = new ArrayList<>();
        two.aggregates.step(box, 1, state -> seen.add(state.seq()), () -> {});
        world.advance(50);
        Instance.Asking asking = two.ask(box, Order.of("count"));
        world.advance(50);
        assertThat(asking.isStored()).isTrue();
        assertThat(seen).containsExactly(1L);
        assertThat(faults).hasSize(1);
        two.aggregates.step(box, 0, state -> fail(), () -> {});
        two.aggregates.step(box, 0, state -> seen.add(state.seq()), () -> {});
        world.advance(50);
        assertThat(seen).containsExactly(1L, 1L);
        assertThat(faults).hasSize(2);
    }

    private static void fail() {
        throw new IllegalStateException("Expected to fail");
    }
}
