package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Events;
import org.digitalstage.platform.aggregate.journal.FollowUp;
import org.digitalstage.platform.aggregate.journal.Pending;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Position;
import org.digitalstage.platform.aggregate.journal.Source;

/**
 * Carries what an entry asks for into its target aggregates, in order and once: the target remembers how far it has come with each
 * source. What a dead instance left behind is found by its pending note and carried on.
 */
final class FollowUps<C> {

    private static final int MOST_NOTES = 1000;
    private static final int TRIES = 8;
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);

    private final Engine<C> engine;
    private final Set<String> working = ConcurrentHashMap.newKeySet();
    private Set<Position> seenBefore = Set.of();

    FollowUps(Engine<C> engine) {
        this.engine = engine;
    }

    /** Looks at the pending notes now and then, as long as {@code running}. */
    void start(BooleanSupplier running) {
        Duration wait = engine.around().jittered(engine.settings().sweep());
        engine.around().timer().schedule(wait, () -> {
            if (running.getAsBoolean()) {
                engine.ports().pendings().list(MOST_NOTES).whenComplete((notes, fault) -> {
                    if (notes != null) {
                        sweep(notes);
                    }
                    start(running);
                });
            }
        });
    }

    private void sweep(List<Pending> notes) {
        Set<Position> seen = new HashSet<>();
        notes.forEach(note -> seen.add(note.position()));
        for (Position position : seen) {
            if (seenBefore.contains(position) && !working.contains(position.entry())) {
                resume(position);
            }
        }
        seenBefore = seen;
    }

    private void resume(Position position) {
        entryAt(position.aggregate(), position.seq()).thenAccept(found -> {
            if (found.isEmpty()) {
                // Its writer may still be sending it: the note stays until the number is taken.
                return;
            }
            if (found.getFirst().entry().equals(position.entry())) {
                carryOut(found.getFirst());
            } else {
                engine.ports().pendings().delete(new Pending(position));
            }
        });
    }

    /** Carries out all follow-ups of an entry that stands in the journal, and then takes its note away. */
    void carryOut(Entry entry) {
        if (!working.add(entry.entry())) {
            return;
        }
        List<FollowUp> followUps = entry.followUps();
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int index = 0; index < followUps.size(); index++) {
            all.add(carryOut(entry, index, 1).toCompletableFuture());
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).whenComplete((done, fault) -> {
            working.remove(entry.entry());
            if (fault == null && all.stream().allMatch(CompletableFuture::join)) {
                Position position = new Position(entry.aggregate(), entry.seq(), entry.entry());
                engine.ports().pendings().delete(new Pending(position));
            }
        });
    }

    private CompletionStage<Boolean> carryOut(Entry entry, int index, int attempt) {
        FollowUp followUp = entry.followUps().get(index);
        AggregateId target = followUp.target();
        if (target.type().equals(Events.TARGET)) {
            return engine.ports()
                    .events()
                    .publish(target.key(), followUp.command())
                    .handle((done, fault) -> fault == null);
        }
        Source source = new Source(entry.aggregate(), new Place(entry.seq(), index));
        return engine.aggregates()
                .submit(target, Command.carryOut(source, entry.entry(), followUp, engine.rules()))
                .thenCompose(outcome -> switch (outcome) {
                    case Outcome.Stored _ -> CompletableFuture.completedStage(true);
                    case Outcome.Early _ -> predecessorThen(entry, index, followUp, attempt);
                    case Outcome.Refused _, Outcome.Doubtful _ -> again(entry, index, attempt);
                });
    }

    private CompletionStage<Boolean> predecessorThen(Entry entry, int index, FollowUp followUp, int attempt) {
        Place before = followUp.after();
        return entryAt(entry.aggregate(), before.seq())
                .thenCompose(found -> found.isEmpty() || attempt > TRIES
                        ? CompletableFuture.completedStage(false)
                        : carryOut(found.getFirst(), before.index(), attempt + 1))
                .thenCompose(done -> done ? carryOut(entry, index, attempt + 1) : again(entry, index, attempt));
    }

    private CompletionStage<Boolean> again(Entry entry, int index, int attempt) {
        engine.faults()
                .followUpWaits(entry.aggregate(), entry.followUps().get(index).target(), attempt);
        if (attempt > TRIES) {
            return CompletableFuture.completedStage(false);
        }
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Duration wait = engine.around().jittered(FIRST_RETRY.multipliedBy(1L << Math.min(attempt - 1, 5)));
        engine.around()
                .timer()
                .schedule(
                        wait,
                        () -> carryOut(entry, index, attempt + 1)
                                .whenComplete((result, fault) -> done.complete(fault == null && result)));
        return done;
    }

    private CompletionStage<List<Entry>> entryAt(AggregateId aggregate, long seq) {
        return engine.ports().journal().read(aggregate, seq, 1);
    }
}
