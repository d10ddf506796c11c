package org.digitalstage.platform.aggregate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Events;
import org.digitalstage.platform.aggregate.journal.FollowUp;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.SetAside;
import org.digitalstage.platform.aggregate.journal.Source;
import org.digitalstage.platform.aggregate.journal.Step;
import org.jspecify.annotations.Nullable;

/** What must hold after every walk. */
final class Verdict {

    private static final long MOST_LATENCY = 8000;

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
        everyEventWasTold();
        whatCouldNotBeCarriedOutIsSetAsideAndNothingElse();
        assertThat(walk.waits).as("waits").allMatch(Wait::isOver);
        allHoldWhatTheJournalSays();
        walk.sessions.forEach(this::keptItsWord);
        walk.sessions.forEach(this::nothingOlderCameBehind);
        noCoinIsLost();
        assertThat(world.store.pendings()).as("notes").isEmpty();
    }

    /** No gap, no orphan, no command twice. */
    private void isWhole(AggregateId aggregate) {
        List<Entry> history = world.entries(aggregate);
        for (Entry entry : history) {
            for (Step step : entry.steps()) {
                Found before = found.put(step.command(), new Found(entry, step, found.size()));
                assertThat(before).as("%s stands there twice", step.command()).isNull();
            }
            nothingStandsBehindARevocation(entry);
        }
        for (Entry left :
                world.store.entries(aggregate).tailMap(history.size() + 1L).values()) {
            assertThat(left.steps()).as("%s", left).allMatch(step -> world.lost.contains(step.command()));
        }
    }

    private static void nothingStandsBehindARevocation(Entry entry) {
        for (Step step :
                entry.steps().subList(0, entry.steps().size() - (entry.steps().isEmpty() ? 0 : 1))) {
            assertThat(step.changes()).as("%s", entry).noneMatch(change -> change instanceof Change.Removed);
        }
    }

    private void whatCouldNotBeCarriedOutIsSetAsideAndNothingElse() {
        List<String> odd = new ArrayList<>();
        for (Entry entry : world.entries()) {
            List<FollowUp> followUps = entry.followUps();
            for (int i = 0; i < followUps.size(); i++) {
                if (List.of("fail", BoxRules.CURSE)
                        .contains(String.valueOf(followUps.get(i).command().get("verb")))) {
                    odd.add(entry.entry() + "." + i);
                }
            }
        }
        Set<String> there = world.entries().stream().map(Entry::entry).collect(Collectors.toSet());
        List<String> kept = world.store.aside().values().stream()
                .filter(each -> there.contains(each.entry()))
                .map(SetAside::id)
                .toList();
        assertThat(kept).as("set aside").containsExactlyInAnyOrderElementsOf(odd);
    }

    private static boolean isEvent(FollowUp followUp) {
        return followUp.target().type().equals(Events.TARGET);
    }

    /** At least once. */
    private void everyEventWasTold() {
        for (AggregateId box : walk.boxes) {
            world.entries(box).stream()
                    .flatMap(entry -> entry.followUps().stream())
                    .filter(Verdict::isEvent)
                    .forEach(event ->
                            assertThat(world.hub.events("boxes")).as("%s", box).contains(event.command()));
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
                if (!isEvent(followUps.get(i))) {
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

    void allHoldWhatTheJournalSays() {
        for (AggregateId box : walk.boxes) {
            State state = world.fold(box);
            for (Instance instance : walk.alive()) {
                instance.aggregates
                        .held(box)
                        .ifPresent(held -> assertThat(held)
                                .as("%s at %s", box, instance.boot)
                                .isEqualTo(state));
            }
        }
        for (Witness witness : walk.witnesses) {
            witness.mustHold();
        }
    }

    private void keptItsWord(Session session) {
        Map<AggregateId, Found> last = new HashMap<>();
        for (Instance.Asking asking : session.asked) {
            Found there = found.get(asking.id());
            Outcome outcome = asking.outcome();
            if (session.isAlive()) {
                assertThat(outcome).as("outcome of %s", asking.id()).isNotNull();
                assertThat(session.wasPaused() || asking.latency() < MOST_LATENCY)
                        .as("%s ms until %s was answered with %s", asking.latency(), asking.id(), outcome)
                        .isTrue();
            }
            if (outcome instanceof Outcome.Stored stored && !asking.isReadOnly() && !world.lost.contains(asking.id())) {
                assertThat(there)
                        .as("acknowledged %s %s", asking.id(), asking.order())
                        .isNotNull();
                assertThat(there.entry.seq()).isEqualTo(stored.seq());
                assertThat(there.step.isAnnulled()).as("stored %s", asking.id()).isFalse();
                assertThat(there.step.reply()).isEqualTo(stored.reply());
            }
            if (outcome instanceof Outcome.Refused && there != null && !world.lost.contains(asking.id())) {
                assertThat(there.step.changes()).as("refused %s", asking.id()).isEmpty();
                assertThat(there.step.followUps()).as("refused %s", asking.id()).isEmpty();
            }
            if (there != null
                    && !there.isAnnulled(outcome)
                    && !asking.isReadOnly()
                    && !world.lost.contains(asking.id())) {
                Found before = last.put(asking.aggregate(), there);
                assertThat(before == null || before.place < there.place)
                        .as("%s behind %s", asking.id(), before)
                        .isTrue();
            }
        }
    }

    /** What a client was told is not undone by what it had asked for before it went, and was never told of. */
    private void nothingOlderCameBehind(Session session) {
        Map<AggregateId, Found> acknowledged = new HashMap<>();
        for (Instance.Asking asking : session.asked) {
            Found there = found.get(asking.id());
            if (there != null && session.told.contains(asking.id()) && asking.outcome() instanceof Outcome.Stored) {
                acknowledged.putIfAbsent(asking.aggregate(), there);
            }
        }
        for (Session older = session.before; older != null; older = older.before) {
            for (Instance.Asking asking : older.asked) {
                Found there = found.get(asking.id());
                Found first = acknowledged.get(asking.aggregate());
                if (there != null
                        && first != null
                        && !older.told.contains(asking.id())
                        && !there.step.changes().isEmpty()) {
                    assertThat(there.place)
                            .as("%s, given up, behind %s at %s", asking.id(), first.step.command(), asking.aggregate())
                            .isLessThan(first.place);
                }
            }
        }
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
    private record Found(Entry entry, Step step, int place) {
        /** Its asker was told that it was refused or that nobody knows; it was written down only so that it cannot be carried out any more. */
        boolean isAnnulled(@Nullable Outcome outcome) {
            return !(outcome instanceof Outcome.Stored)
                    && step.changes().isEmpty()
                    && step.followUps().isEmpty();
        }
    }
}
