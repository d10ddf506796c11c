package org.digitalstage.platform.aggregate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.fake.MemoryDistribution;
import org.digitalstage.platform.aggregate.journal.fake.MemoryStore;
import org.digitalstage.platform.aggregate.journal.fake.Weather;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes from another history, or from another instance that no longer counts on it. */
class RestoreTest {

    private final World world = new World(1);
    private final Script script = new Script();
    private final Instance one = world.start(script).started();
    private final AggregateId box = BoxRules.box(1);
    private final AggregateId other = BoxRules.box(2);

    @Test
    void anEntryOfAnotherHistoryIsNotTakenFromTheFastPath() {
        opened();
        world.advance(11_000);
        one.follow(box);
        world.advance(50);
        tell(new Entry(box, 2, "stranger", "another", "ghost", Entry.FORMAT, 0, List.of()));
        world.advance(50);
        assertThat(one.heldSeq(box)).isEqualTo(1);
    }

    @Test
    void afterALossOfContactTheFastPathIsOnlyAHint() {
        opened();
        world.advance(11_000);
        one.follow(box);
        world.advance(50);
        world.store.away(true);
        world.advance(4000);
        world.store.away(false);
        world.advance(3000);
        tell(new Entry(box, 2, "lost", world.fold(box).entry(), "ghost", Entry.FORMAT, 0, List.of()));
        world.advance(50);
        assertThat(one.heldSeq(box)).isEqualTo(1);
    }

    @Test
    void aNoteStaysIfWhatWasDoneMayBeUndone() {
        one.ask(box, Order.of("mint", 40));
        world.advance(50);
        world.hub.away(true);
        one.ask(box, Order.of("count"));
        one.ask(box, Order.of("give", 1, other));
        one.ask(box, Order.of("tell"));
        world.until(() -> world.store.entries(box).size() == 3);
        MemoryStore.Content backup = world.store.copy();
        world.advance(100);
        assertThat(coins()).isEqualTo(1);
        world.store.away(true);
        world.advance(4000);
        world.restore(backup);
        world.store.away(false);
        world.hub.away(false);
        assertThat(coins()).isZero();
        world.advance(30_000);
        assertThat(coins()).isEqualTo(1);
        assertThat(world.store.pendings()).isEmpty();
    }

    @Test
    void whatWasPassedHereIsNotPassedOn() {
        Script slow = new Script();
        Instance two = world.start(slow, EngineSettings.defaults().lossesBeforeHandover(1), new BoxRules())
                .started();
        two.follow(box);
        opened();
        slow.slow("journal.append", 40);
        two.aggregates.receive(letter(Command.of("passed", "someone", Order.of("count"))));
        for (int i = 0; i < 60; i++) {
            one.ask(box, Order.of("count"));
            world.advance(10);
        }
        world.advance(Duration.ofSeconds(2).toMillis());
        assertThat(world.entries(box).stream()
                        .flatMap(entry -> entry.steps().stream())
                        .filter(step -> step.command().equals("passed")))
                .hasSize(1);
        // The answer and nothing else.
        assertThat(slow.asked("post.send")).isEqualTo(1);
    }

    private Map<String, @Nullable Object> letter(Command<Order> command) {
        Map<String, @Nullable Object> letter = new LinkedHashMap<>();
        letter.put("kind", "pass-commands");
        letter.put("aggregate", box.toString());
        letter.put("from", one.boot);
        letter.put("at", 1_800_000_000_000L + world.time.millis());
        letter.put("commands", List.of(new Letters<>(new BoxRules()).written(command)));
        return letter;
    }

    private void tell(Entry entry) {
        new MemoryDistribution(world.hub, "ghost", one.process, Weather.FAIR).publish(entry);
    }

    private long coins() {
        return world.fold(other).all(BoxRules.BOX).stream()
                .mapToLong(each -> BoxRules.number(each, "coins"))
                .sum();
    }

    private void opened() {
        one.ask(box, Order.of("count"));
        world.advance(20);
        assertThat(world.store.entries(box)).hasSize(1);
    }
}
