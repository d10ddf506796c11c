package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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
 * source. What does not end well here is left to the {@link Sweeper} of any instance.
 */
final class FollowUps<C> {

    private static final int TRIES = 8;
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);

    private final Engine<C> engine;
    private final Set<String> working = ConcurrentHashMap.newKeySet();
    private final Map<Source, CompletableFuture<Boolean>> lastEvents = new ConcurrentHashMap<>();

    FollowUps(Engine<C> engine) {
        this.engine = engine;
    }

    boolean isAt(String entry) {
        return working.contains(entry);
    }

    /** Carries out all follow-ups of an entry that stands in the journal, and then takes its note away. */
    void carryOut(Entry entry) {
        if (!working.add(entry.entry())) {
            return;
        }
        long losses = engine.contact().losses();
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int index = 0; index < entry.followUps().size(); index++) {
            all.add(carryOut(entry, index, 1).toCompletableFuture());
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).whenComplete((_, fault) -> {
            working.remove(entry.entry());
            // If contact was lost meanwhile, what was done before may be undone (a restored journal): the sweeper looks
            // once more.
            boolean sure = fault == null && losses == engine.contact().losses();
            if (sure && all.stream().allMatch(CompletableFuture::join)) {
                engine.dropNote(new Pending(new Position(entry.aggregate(), entry.seq(), entry.entry())));
            }
        });
    }

    private CompletionStage<Boolean> carryOut(Entry entry, int index, int attempt) {
        FollowUp followUp = entry.followUps().get(index);
        return followUp.target().type().equals(Events.TARGET)
                ? publish(entry, index, followUp, attempt)
                : command(entry, index, followUp, attempt);
    }

    private CompletionStage<Boolean> command(Entry entry, int index, FollowUp followUp, int attempt) {
        Source source = new Source(entry.aggregate(), new Place(entry.seq(), index));
        return guarded(() -> engine.aggregates()
                        .submit(followUp.target(), Command.carryOut(source, entry.entry(), followUp, engine.rules())))
                .thenCompose(outcome -> switch (outcome) {
                    case Outcome.Stored _ -> CompletableFuture.completedStage(true);
                    case Outcome.Early _ -> predecessorThen(entry, index, followUp, attempt);
                    case Outcome.Refused _, Outcome.Doubtful _ -> again(entry, index, attempt);
                });
    }

    /** A command that cannot be read here is tried again, by whoever can read it. */
    private CompletionStage<Outcome> guarded(Supplier<CompletionStage<Outcome>> submit) {
        try {
            return submit.get();
        } catch (Throwable fault) {
            return CompletableFuture.completedStage(new Outcome.Doubtful());
        }
    }

    private CompletionStage<Boolean> predecessorThen(Entry entry, int index, FollowUp followUp, int attempt) {
        Place before = followUp.after();
        if (attempt > TRIES) {
            return CompletableFuture.completedStage(false);
        }
        return entryAt(entry.aggregate(), before.seq())
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedStage(false)
                        : carryOut(found.getFirst(), before.index(), attempt + 1))
                .exceptionally(_ -> false)
                .thenCompose(done -> done ? ifStillThere(entry, index, attempt + 1) : again(entry, index, attempt));
    }

    /** Events of one source to one stream leave one after the other. */
    private CompletionStage<Boolean> publish(Entry entry, int index, FollowUp followUp, int attempt) {
        Source lane = new Source(entry.aggregate(), Place.NONE);
        CompletableFuture<Boolean> published = new CompletableFuture<>();
        CompletableFuture<Boolean> before = lastEvents.put(lane, published);
        CompletionStage<?> turn = before == null ? CompletableFuture.completedStage(true) : before;
        turn.thenCompose(_ -> engine.ports().events().publish(followUp.target().key(), followUp.command()))
                .whenComplete((_, fault) -> {
                    lastEvents.remove(lane, published);
                    published.complete(fault == null);
                });
        return published.thenCompose(
                done -> done ? CompletableFuture.completedStage(true) : again(entry, index, attempt));
    }

    /** With growing waits and a last time, so it is not regular work: what is given up here the sweeper finds again. */
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
                        () -> ifStillThere(entry, index, attempt + 1)
                                .whenComplete((result, fault) -> done.complete(fault == null && result)));
        return done;
    }

    /** Meanwhile the journal may have been restored to before the entry: then nothing follows from it any more. */
    private CompletionStage<Boolean> ifStillThere(Entry entry, int index, int attempt) {
        return entryAt(entry.aggregate(), entry.seq())
                .handle((found, fault) -> found == null || fault != null
                        ? again(entry, index, attempt)
                        : !found.isEmpty() && found.getFirst().entry().equals(entry.entry())
                                ? carryOut(entry, index, attempt)
                                : CompletableFuture.completedStage(true))
                .thenCompose(next -> next);
    }

    private CompletionStage<List<Entry>> entryAt(AggregateId aggregate, long seq) {
        return engine.contact().ask(() -> engine.ports().journal().read(aggregate, seq, 1));
    }
}
