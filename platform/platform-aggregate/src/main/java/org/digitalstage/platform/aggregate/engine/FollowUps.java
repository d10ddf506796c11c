package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Events;
import org.digitalstage.platform.aggregate.journal.FollowUp;
import org.digitalstage.platform.aggregate.journal.JournalPosition;
import org.digitalstage.platform.aggregate.journal.Pending;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.SetAside;
import org.digitalstage.platform.aggregate.journal.Source;
import org.digitalstage.platform.aggregate.journal.Unavailable;

/**
 * Carries what an entry asks for into its target aggregates, in order and once: the target remembers how far it has come with each
 * source. What the store keeps from ending well is left to the {@link Sweeper} of any instance; what fails for a fault of our own making again and again
 * is set aside, for it would hold up all that stands behind it.
 */
final class FollowUps<C> {

    private static final int TRIES = 8;
    private static final int FAULTS = 3;
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);

    private final Engine<C> engine;
    private final Set<String> working = ConcurrentHashMap.newKeySet();
    private final Map<Source, CompletableFuture<?>> lastEvents = new ConcurrentHashMap<>();

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
                engine.dropNote(new Pending(new JournalPosition(entry.aggregate(), entry.seq(), entry.entry())));
            }
        });
    }

    private CompletionStage<Boolean> carryOut(Entry entry, int index, int attempt) {
        FollowUp followUp = entry.followUps().get(index);
        return isEvent(followUp) ? publish(entry, index, followUp, attempt) : command(entry, index, followUp, attempt);
    }

    private static boolean isEvent(FollowUp followUp) {
        return followUp.target().type().equals(Events.TARGET);
    }

    private CompletionStage<Boolean> command(Entry entry, int index, FollowUp followUp, int attempt) {
        return read(entry, index, followUp)
                .map(command -> engine.aggregates()
                        .submit(followUp.target(), command)
                        .thenCompose(outcome -> after(outcome, entry, index, attempt)))
                .orElseGet(() -> attempt > TRIES ? setAside(entry, index) : again(entry, index, attempt));
    }

    private CompletionStage<Boolean> after(Outcome outcome, Entry entry, int index, int attempt) {
        return switch (outcome) {
            case Outcome.Stored _ -> CompletableFuture.completedStage(true);
            case Outcome.Early _ ->
                predecessorThen(entry, index, entry.followUps().get(index), attempt);
            case Outcome.Refused refused when refused.isFault() && attempt >= FAULTS -> setAside(entry, index);
            case Outcome.Refused _, Outcome.Doubtful _ -> again(entry, index, attempt);
        };
    }

    private static Source source(Entry entry, int index) {
        return new Source(entry.aggregate(), new Place(entry.seq(), index));
    }

    /** Empty if it cannot be read here: for a while it is left to instances of another version to carry it out. */
    private Optional<Command<C>> read(Entry entry, int index, FollowUp followUp) {
        try {
            return Optional.of(Command.carryOut(source(entry, index), entry.entry(), followUp, engine.rules()));
        } catch (Throwable fault) {
            engine.faults().inRule(followUp.target(), entry.entry() + "." + index, fault);
            return Optional.empty();
        }
    }

    /** Kept for an operator first; then its target takes it as one that asks for nothing. */
    private CompletionStage<Boolean> setAside(Entry entry, int index) {
        FollowUp followUp = entry.followUps().get(index);
        Source source = source(entry, index);
        SetAside kept = new SetAside(
                source, entry.entry(), followUp.target(), engine.around().wall().getAsLong());
        engine.faults().setAside(kept);
        return engine.contact()
                .ask(() -> engine.ports().aside().keep(kept))
                .thenCompose(done -> isEvent(followUp)
                        ? CompletableFuture.completedStage(true)
                        : skip(source, entry, followUp).thenApply(Outcome.Stored.class::isInstance))
                .exceptionally(fault -> false);
    }

    private CompletionStage<Outcome> skip(Source source, Entry entry, FollowUp followUp) {
        FollowUp nothing = new FollowUp(followUp.target(), followUp.after(), Map.of());
        return engine.aggregates()
                .submit(followUp.target(), Command.carryOut(source, entry.entry(), nothing, engine.rules()));
    }

    /** Carries out what was set aside, behind all that its target has done since. Refused if what it asked for is not known any more. */
    CompletionStage<Outcome> sendAgain(SetAside kept) {
        Place place = kept.source().place();
        return entryAt(kept.source().aggregate(), place.seq())
                .thenCompose(found -> found.stream()
                        .filter(entry -> entry.entry().equals(kept.entry()))
                        .findFirst()
                        .map(entry -> sendAgain(kept, entry.followUps().get(place.index())))
                        .orElseGet(() -> CompletableFuture.completedStage(new Outcome.Refused(
                                "gone",
                                "Expected the entry that asked for this but it is not in the journal any more"))))
                .thenCompose(outcome -> outcome instanceof Outcome.Stored
                        ? engine.ports().aside().drop(kept.id()).thenApply(dropped -> outcome)
                        : CompletableFuture.completedStage(outcome));
    }

    private CompletionStage<Outcome> sendAgain(SetAside kept, FollowUp followUp) {
        if (isEvent(followUp)) {
            return engine.ports()
                    .events()
                    .publish(followUp.target().key(), followUp.command())
                    .thenApply(told -> new Outcome.Stored(0, null, List.of()));
        }
        C body = engine.rules().read(followUp.command());
        Command<C> command =
                Command.of(kept.id() + ".again", kept.source().aggregate().toString(), body);
        return engine.aggregates().submit(followUp.target(), command);
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
        CompletableFuture<Optional<Throwable>> published = new CompletableFuture<>();
        CompletableFuture<?> before = lastEvents.put(lane, published);
        CompletionStage<?> turn = before == null ? CompletableFuture.completedStage(null) : before;
        turn.thenCompose(_ -> engine.ports().events().publish(followUp.target().key(), followUp.command()))
                .whenComplete((_, fault) -> {
                    lastEvents.remove(lane, published);
                    published.complete(Optional.ofNullable(fault));
                });
        return published.thenCompose(fault -> fault.isEmpty()
                ? CompletableFuture.completedStage(true)
                : notPublished(fault.get(), entry, index, attempt));
    }

    private CompletionStage<Boolean> notPublished(Throwable fault, Entry entry, int index, int attempt) {
        if (Unavailable.is(fault)) {
            return again(entry, index, attempt);
        }
        engine.faults().ours(entry.aggregate(), "event of entry " + entry.seq() + " " + entry.entry(), fault);
        return attempt > TRIES ? setAside(entry, index) : again(entry, index, attempt);
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
