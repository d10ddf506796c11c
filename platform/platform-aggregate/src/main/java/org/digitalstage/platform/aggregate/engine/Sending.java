package org.digitalstage.platform.aggregate.engine;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Journal.Appended;
import org.digitalstage.platform.aggregate.journal.Unavailable;
import org.jspecify.annotations.Nullable;

/** The one entry of an aggregate that is on its way into the journal, at most. On the aggregate's lane only. */
final class Sending<C> {

    private final Mailbox<C> mailbox;
    private final Executor lane;
    private final Engine<C> engine;
    private @Nullable Commit<C> out;
    private @Nullable Entry orphan;

    Sending(Mailbox<C> mailbox, Executor lane, Engine<C> engine) {
        this.mailbox = mailbox;
        this.lane = lane;
        this.engine = engine;
    }

    boolean isOut() {
        return out != null;
    }

    State after(State on, Entry next) {
        Commit<C> sent = out;
        return sent == null ? on.fold(next) : sent.after(on, next);
    }

    /** How long the entry has been on its way, in nanoseconds. */
    long age() {
        Commit<C> sent = out;
        return sent == null ? 0 : sent.age(engine.now());
    }

    void send(Commit<C> commit) {
        out = commit;
        sendAgain(commit);
    }

    /** Sends the very same entry, and before it the note of its follow-ups: nothing stands in the journal without its note. */
    void sendAgain(Commit<C> commit) {
        commit.attempt(engine.now());
        Entry entry = commit.entry();
        CompletionStage<?> noted = entry.hasFollowUps()
                ? engine.contact().ask(() -> engine.ports().pendings().insert(commit.note()))
                : CompletableFuture.completedStage(null);
        noted.thenCompose(_ -> write(entry))
                .whenCompleteAsync((answer, fault) -> answered(commit, answer, fault), lane);
    }

    private CompletionStage<Appended> write(Entry entry) {
        Entry stranger = orphan;
        if (stranger == null || stranger.seq() != entry.seq()) {
            return append(entry);
        }
        return engine.contact()
                .ask(() -> engine.ports().journal().replace(stranger.entry(), entry))
                .thenCompose(replaced ->
                        replaced ? CompletableFuture.completedStage(new Appended.Accepted()) : append(entry));
    }

    private CompletionStage<Appended> append(Entry entry) {
        return engine.contact().ask(() -> engine.ports().journal().append(entry));
    }

    private void answered(Commit<C> sent, @Nullable Appended answer, @Nullable Throwable fault) {
        if (!isOut(sent)) {
            return;
        }
        switch (answer) {
            case Appended.Accepted _ -> mailbox.accepted(sent);
            case Appended.Beaten(Entry by) -> mailbox.beatenBy(by);
            case null -> unanswered(sent, requireNonNull(Unavailable.in(fault)));
        }
    }

    private void unanswered(Commit<C> sent, Throwable fault) {
        if (fault instanceof Unavailable) {
            engine.faults().inStore(sent.entry().aggregate(), "append", fault);
            sendLater(sent);
        } else {
            mailbox.failed(sent, fault);
        }
    }

    private void sendLater(Commit<C> sent) {
        int attempts = sent.attempts();
        engine.later(engine.backOff(attempts - 1), lane, () -> {
            // If it was sent meanwhile, that attempt has a retry of its own.
            if (isOut(sent) && sent.attempts() == attempts) {
                mailbox.again(sent);
            }
        });
    }

    /** The entry was beaten by one that is not the next: it waits until the journal was read, and is tried again if that does not answer it. */
    void hold() {
        Commit<C> sent = out;
        if (sent != null) {
            sendLater(sent);
        }
    }

    /** If this entry, which stands in the journal, is ours or has the number ours was to have: ours, which is no longer on its way. */
    @Nullable
    Commit<C> endedBy(Entry entry) {
        Commit<C> sent = out;
        if (sent == null || sent.entry().seq() != entry.seq()) {
            return null;
        }
        out = null;
        orphan = null;
        return sent;
    }

    /** Gives up an entry that cannot be written; false if it is not on its way any more. */
    boolean giveUp(Commit<C> failed) {
        boolean given = isOut(failed);
        out = given ? null : out;
        return given;
    }

    /** Gives up the entry on its way, if there is one; it may still arrive. */
    @Nullable
    Commit<C> abandon() {
        Commit<C> sent = out;
        out = null;
        return sent;
    }

    void replaces(Entry stranger) {
        orphan = stranger;
    }

    void tick(long now) {
        Commit<C> sent = out;
        if (sent == null) {
            return;
        }
        sent.tellDoubt(now, engine.settings().doubt().toNanos());
        if (sent.attemptAge(now) > 2 * engine.settings().unavailable().toNanos()) {
            sent.attempt(now);
            mailbox.again(sent);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very one that is meant
    private boolean isOut(Commit<C> sent) {
        return out == sent;
    }
}
