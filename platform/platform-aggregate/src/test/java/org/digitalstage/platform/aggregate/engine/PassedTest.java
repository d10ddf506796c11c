package org.digitalstage.platform.aggregate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Source;
import org.digitalstage.platform.aggregate.journal.Step;
import org.digitalstage.platform.aggregate.journal.fake.Fate;
import org.digitalstage.platform.aggregate.journal.fake.Weather;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A queue was passed to an instance that was paused before it could look at it. */
class PassedTest {

    private final World world = new World(1);
    private final Script slow = new Script();
    private final Instance one = world.start(Weather.FAIR).started();
    private final Instance two = world.start(slow, EngineSettings.defaults().lossesBeforeHandover(1), new BoxRules())
            .started();
    private final AggregateId box = BoxRules.box(1);
    private final Command<Order> passed = Command.of("passed", "someone", Order.of("count"));

    @Test
    void whatWasToldInDoubtIsNotCarriedOutBehindWhatWasAskedLater() {
        List<Outcome> outcomes = new ArrayList<>();
        pass(() -> two.aggregates.submit(box, passed).thenAccept(outcomes::add));
        two.process.pause();
        world.advance(3100);
        world.store.away(true);
        two.process.resume();
        world.advance(200);
        assertThat(outcomes).containsExactly(new Outcome.Doubtful());
        world.store.away(false);
        world.advance(300);
        Instance.Asking later = two.ask(box, Order.of("count"));
        world.advance(100);
        assertThat(later.isStored()).isTrue();
        one.process.resume();
        world.advance(3000);
        assertThat(stepsOf("passed")).hasSize(1).allMatch(Step::isAnnulled);
        two.aggregates.submit(box, passed).thenAccept(outcomes::add);
        world.advance(100);
        assertThat(outcomes).containsExactly(new Outcome.Doubtful(), new Outcome.Doubtful());
    }

    @Test
    void anAnswerToALaterReadingDoesNotSayThatWhatCameBeforeWasDecided() {
        List<Outcome> outcomes = new ArrayList<>();
        pass(() -> {
            two.aggregates.submit(box, passed).thenAccept(outcomes::add);
            two.aggregates.submit(box, Command.of("reading", "someone", Order.of("ask")));
        });
        two.aggregates.receive(answer("reading"));
        world.advance(1000);
        assertThat(outcomes).hasSize(1).allMatch(outcome -> outcome instanceof Outcome.Stored);
    }

    @Test
    void aFollowUpThatIsThereDoesNotSayThatWhatCameBeforeWasDecided() {
        Source source = new Source(BoxRules.box(2), new Place(1, 0));
        Command<Order> followUp = new Command<>("followed", "box", Order.of("count"), source, Place.NONE);
        List<Outcome> outcomes = new ArrayList<>();
        pass(() -> {
            two.aggregates.submit(box, passed).thenAccept(outcomes::add);
            two.aggregates.submit(box, followUp);
        });
        Instance three = world.start(Weather.FAIR).started();
        three.aggregates.submit(box, followUp);
        world.advance(1000);
        assertThat(stepsOf("followed")).hasSize(1);
        assertThat(outcomes).hasSize(1).allMatch(outcome -> outcome instanceof Outcome.Stored);
    }

    /** Lets two lose against one, so that it passes what it has, and pauses one before that arrives. */
    private void pass(Runnable asks) {
        two.follow(box);
        one.ask(box, Order.of("count"));
        world.advance(50);
        slow.always("journal.append", new Fate(40, 5, Fate.Outcome.ANSWERED));
        slow.always("post.send", new Fate(5, 5, Fate.Outcome.ANSWERED));
        asks.run();
        for (int i = 0; i < 100 && slow.asked("post.send") == 0; i++) {
            one.ask(box, Order.of("count"));
            world.advance(3);
        }
        assertThat(slow.asked("post.send")).isEqualTo(1);
        one.process.pause();
        slow.always("journal.append", new Fate(1, 1, Fate.Outcome.ANSWERED));
    }

    private Map<String, @Nullable Object> answer(String command) {
        Map<String, @Nullable Object> letter = new LinkedHashMap<>();
        letter.put("kind", "command-outcomes");
        letter.put("aggregate", box.toString());
        letter.put("seq", two.heldSeq(box));
        letter.put("outcomes", List.of(Letters.written(command, new Outcome.Stored(two.heldSeq(box), 1, List.of()))));
        return letter;
    }

    private List<Step> stepsOf(String command) {
        return world.entries(box).stream()
                .flatMap(entry -> entry.steps().stream())
                .filter(step -> step.command().equals(command))
                .toList();
    }
}
