package org.digitalstage.platform.aggregate.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.after;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.first;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.rich;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.rival;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.JournalPosition;
import org.junit.jupiter.api.Test;

/** What every journal keeps. */
public abstract class JournalContract {

    /** A journal; all calls within one test mean the same. */
    protected abstract Journal journal();

    @Test
    void whatWasAppendedIsReadAsItWas() {
        Entry entry = rich(stage());
        assertThat(end(journal().append(entry))).isEqualTo(new Journal.Appended.Accepted());
        assertThat(end(journal().read(entry.aggregate(), 1, 10))).containsExactly(entry);
    }

    @Test
    void theSameEntryIsAcceptedAsOftenAsItIsSent() {
        Entry entry = first(stage());
        end(journal().append(entry));
        assertThat(end(journal().append(entry))).isEqualTo(new Journal.Appended.Accepted());
    }

    @Test
    void anotherEntryOfTheSameNumberIsBeatenByTheFirst() {
        Entry entry = first(stage());
        end(journal().append(entry));
        assertThat(end(journal().append(rival(entry)))).isEqualTo(new Journal.Appended.Beaten(entry));
        assertThat(end(journal().read(entry.aggregate(), 1, 1))).containsExactly(entry);
    }

    @Test
    void ofManyAtOnceOneIsAcceptedAndAllOthersAreBeatenByIt() {
        Entry entry = first(stage());
        List<Entry> rivals = Stream.generate(() -> rival(entry)).limit(20).toList();
        List<CompletionStage<Journal.Appended>> answers =
                rivals.stream().map(journal()::append).toList();
        Entry winner = end(journal().read(entry.aggregate(), 1, 1)).isEmpty()
                ? winner(rivals, answers)
                : end(journal().read(entry.aggregate(), 1, 1)).getFirst();
        for (int i = 0; i < rivals.size(); i++) {
            boolean won = rivals.get(i).equals(winner);
            assertThat(end(answers.get(i)))
                    .isEqualTo(won ? new Journal.Appended.Accepted() : new Journal.Appended.Beaten(winner));
        }
    }

    @Test
    void readingEndsBeforeTheFirstHole() {
        List<Entry> entries = chain(stage(), 5);
        append(entries.get(0), entries.get(1), entries.get(2), entries.get(4));
        AggregateId aggregate = entries.getFirst().aggregate();
        assertThat(end(journal().read(aggregate, 2, 10))).containsExactly(entries.get(1), entries.get(2));
        assertThat(end(journal().read(aggregate, 4, 10))).isEmpty();
    }

    @Test
    void readingGivesNoMoreThanWasAskedForAndAllOfIt() {
        List<Entry> entries = chain(stage(), 300);
        append(entries.toArray(Entry[]::new));
        AggregateId aggregate = entries.getFirst().aggregate();
        assertThat(end(journal().read(aggregate, 1, 299))).isEqualTo(entries.subList(0, 299));
        assertThat(end(journal().read(aggregate, 1, 1000))).isEqualTo(entries);
        assertThat(end(journal().read(aggregate, 1, 0))).isEmpty();
    }

    @Test
    void newsTellWhatHasASuccessorAndWhatIsLost() {
        List<Entry> two = chain(stage(), 2);
        Entry one = first(stage());
        append(two.get(0), two.get(1), one);
        JournalPosition behind = position(two.get(0));
        JournalPosition upToDate = position(two.get(1));
        JournalPosition other = position(rival(one));
        JournalPosition gone = position(after(one));
        JournalPosition nothing = new JournalPosition(stage(), 0, "");
        JournalPosition unseen = new JournalPosition(one.aggregate(), 0, "");
        assertThat(end(journal().news(List.of(behind, upToDate, other, gone, nothing, unseen))))
                .containsExactlyInAnyOrder(
                        new Journal.News(behind, true, false),
                        new Journal.News(upToDate, false, false),
                        new Journal.News(other, false, true),
                        new Journal.News(gone, false, true),
                        new Journal.News(nothing, false, false),
                        new Journal.News(unseen, true, false));
    }

    @Test
    void newsAreToldOfManyAggregatesAtOnce() {
        List<Entry> entries = Stream.generate(() -> first(stage())).limit(1500).toList();
        append(entries.toArray(Entry[]::new));
        List<JournalPosition> held =
                entries.stream().map(JournalContract::position).toList();
        assertThat(end(journal().news(held))).hasSize(held.size()).allMatch(news -> !news.next() && !news.lost());
        assertThat(end(journal().news(List.of()))).isEmpty();
    }

    @Test
    void anOrphanIsReplacedOnceAndOnlyByItsReplacer() {
        Entry orphan = first(stage());
        Entry replacer = rival(orphan);
        Entry late = rival(orphan);
        append(orphan);
        assertThat(end(journal().replace(orphan.entry(), replacer))).isTrue();
        assertThat(end(journal().replace(orphan.entry(), late))).isFalse();
        assertThat(end(journal().replace(orphan.entry(), replacer)))
                .as("sent again after a lost answer")
                .isTrue();
        assertThat(end(journal().read(orphan.aggregate(), 1, 1))).containsExactly(replacer);
    }

    @Test
    void nothingIsReplacedWhereNothingStands() {
        Entry entry = first(stage());
        assertThat(end(journal().replace("other", entry))).isFalse();
        assertThat(end(journal().read(entry.aggregate(), 1, 1))).isEmpty();
    }

    private static Entry winner(List<Entry> rivals, List<CompletionStage<Journal.Appended>> answers) {
        for (int i = 0; i < rivals.size(); i++) {
            if (end(answers.get(i)) instanceof Journal.Appended.Accepted) {
                return rivals.get(i);
            }
        }
        throw new AssertionError("Expected one to be accepted");
    }

    private void append(Entry... entries) {
        List<CompletionStage<Journal.Appended>> answers = new ArrayList<>();
        for (Entry entry : entries) {
            answers.add(journal().append(entry));
        }
        answers.forEach(answer -> assertThat(end(answer)).isEqualTo(new Journal.Appended.Accepted()));
    }

    private static List<Entry> chain(AggregateId aggregate, int length) {
        return Stream.iterate(first(aggregate), Samples::after).limit(length).toList();
    }

    private static JournalPosition position(Entry entry) {
        return new JournalPosition(entry.aggregate(), entry.seq(), entry.entry());
    }
}
