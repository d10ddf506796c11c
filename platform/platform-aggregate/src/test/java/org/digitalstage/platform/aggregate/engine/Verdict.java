package org.digitalstage.platform.aggregate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Events;
import org.digitalstage.platform.aggregate.journal.FollowUp;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Source;
import org.digitalstage.platform.aggregate.journal.Step;

/** What must hold after every walk. */
final class Verdict {

    private final Walk walk;
    private final World world;
    private final Map<String, Found> found = new LinkedHashMap<>();

    Verdict(Walk walk) {
        this.walk = walk;
        this.world = walk.world;
    }

    void judge() {
        assertThat(world.violations).as("on the way").isEmpty();
        world.store.aggregates().forEach(this::isWhole);
        everyFollowUpWasCarriedOutOnce();
        allHoldWhatTheJournalSays();
        walk.sessions.forEach(this::keptItsWord);
        noCoinIsLost();
        assertThat(world.store.pendings()).as("notes").isEmpty();
    }

    /** No gap, no orphan, no command twice. */
    private void isWhole(AggregateId aggregate) {
        State state = State.empty(aggregate);
        for (Entry entry : world.store.entries(aggregate).values()) {
            assertThat(state.expects(entry))
                    .as("%s follows %s", entry, state.seq())
                    .isTrue();
            state = state.fold(entry);
            int index = 0;
            for (Step step : entry.steps()) {
                Found before = found.put(step.command(), new Found(entry, step, found.size()));
                assertThat(before).as("%s stands there twice", step.command()).isNull();
                index += step.followUps().size();
            }
            assertThat(index).isEqualTo(entry.followUps().size());
        }
    }

    private void everyFollowUpWasCarriedOutOnce() {
        Map<Source, String> carriedOut = new HashMap<>();
        for (Found each : found.values()) {
            Source source = each.step.source();
            if (source != null) {
                assertThat(carriedOut.put(source, each.step.command()))
                        .as("%s carried out twice", source)
                        .isNull();
            }
        }
        List<String> wanted = new ArrayList<>();
        for (Entry entry : world.entries()) {
            List<FollowUp> followUps = entry.followUps();
            for (int i = 0; i < followUps.size(); i++) {
                if (followUps.get(i).target().type().equals(Events.TARGET)) {
                    assertThat(world.hub.events("boxes"))
                            .contains(followUps.get(i).command());
                } else {
                    String command = entry.entry() + "." + i;
                    wanted.add(command);
                    assertThat(carriedOut.get(new Source(entry.aggregate(), new Place(entry.seq(), i))))
                            .as("follow-up of %s", entry)
                            .isEqualTo(command);
                }
            }
        }
        assertThat(carriedOut.values()).as("follow-ups without a source").containsExactlyInAnyOrderElementsOf(wanted);
    }

    private void allHoldWhatTheJournalSays() {
        for (Instance instance : walk.alive()) {
            for (AggregateId box : walk.boxes) {
                assertThat(instance.aggregates.held(box))
                        .as("%s at %s", box, instance.boot)
                        .contains(world.fold(box));
            }
        }
        for (Witness witness : walk.witnesses) {
            witness.mustHold();
        }
    }

    private void keptItsWord(Walk.Session session) {
        Map<AggregateId, Integer> last = new HashMap<>();
        for (Instance.Asking asking : session.asked) {
            Found there = found.get(asking.id());
            Outcome outcome = asking.outcome();
            if (session.isAlive()) {
                assertThat(outcome).as("outcome of %s", asking.id()).isNotNull();
            }
            if (outcome instanceof Outcome.Stored stored && !isReadOnly(asking) && !world.lost.contains(asking.id())) {
                assertThat(there)
                        .as("acknowledged %s %s", asking.id(), asking.order())
                        .isNotNull();
                assertThat(there.entry.seq()).isEqualTo(stored.seq());
            }
            if (outcome instanceof Outcome.Refused && there != null) {
                assertThat(there.step.changes()).as("refused %s", asking.id()).isEmpty();
                assertThat(there.step.followUps()).as("refused %s", asking.id()).isEmpty();
            }
            if (there != null && !(outcome instanceof Outcome.Refused)) {
                Integer before = last.put(asking.aggregate(), there.place);
                assertThat(before == null || before < there.place)
                        .as("order of %s", asking.id())
                        .isTrue();
            }
        }
    }

    private static boolean isReadOnly(Instance.Asking asking) {
        return asking.order().verb().equals("ask");
    }

    private void noCoinIsLost() {
        long minted = 0;
        for (Found each : found.values()) {
            Instance.Asking asking = askings().get(each.step.command());
            if (asking != null
                    && asking.order().verb().equals("mint")
                    && !each.step.changes().isEmpty()) {
                minted += asking.order().amount();
            }
            if (asking != null
                    && asking.order().verb().equals("fill")
                    && !each.step.changes().isEmpty()) {
                minted++;
            }
        }
        long held = 0;
        for (AggregateId box : walk.boxes) {
            held += world.fold(box).all(BoxRules.BOX).stream()
                    .mapToLong(each -> BoxRules.number(each, "coins"))
                    .sum();
        }
        assertThat(held).as("coins").isEqualTo(minted);
    }

    private Map<String, Instance.Asking> askings() {
        if (askings.isEmpty()) {
            walk.sessions.forEach(session -> session.asked.forEach(asking -> askings.put(asking.id(), asking)));
        }
        return askings;
    }

    private final Map<String, Instance.Asking> askings = new HashMap<>();

    /** Where a command stands. */
    private record Found(Entry entry, Step step, int place) {}
}
