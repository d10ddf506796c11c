package org.digitalstage.platform.aggregate.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.await;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.by;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.first;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.rich;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.stage;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.uuid;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Distribution;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every distribution keeps in fair weather. */
public abstract class DistributionContract {

    /** A new instance with this boot id; all instances of one test hear each other. */
    protected abstract Distribution instance(String boot);

    private final String boot = uuid();
    private final List<Entry> received = new CopyOnWriteArrayList<>();
    private Distribution here;
    private Distribution there;

    @BeforeEach
    void twoInstances() {
        here = instance(boot);
        there = instance(uuid());
    }

    @Test
    void anEntryReachesAnInstanceThatFollowsItsAggregateAsItWas() {
        AggregateId aggregate = followed();
        Entry entry = by(boot, rich(aggregate));
        end(here.publish(entry));
        await("the entry arrives", () -> received.contains(entry));
    }

    @Test
    void entriesOfAnAggregateArriveInOrderAndNoneIsMissing() {
        AggregateId aggregate = followed();
        List<Entry> entries = Stream.iterate(by(boot, first(aggregate)), entry -> by(boot, Samples.after(entry)))
                .limit(1000)
                .toList();
        Set<String> ids = entries.stream().map(Entry::entry).collect(Collectors.toSet());
        entries.forEach(here::publish);
        await("the last arrives", () -> received.contains(entries.getLast()));
        assertThat(received.stream().filter(entry -> ids.contains(entry.entry())))
                .containsExactlyElementsOf(entries);
    }

    @Test
    void whatOneWroteDoesNotComeBack() {
        AggregateId aggregate = followed();
        String own = uuid();
        Distribution writer = instance(own);
        List<Entry> back = new CopyOnWriteArrayList<>();
        writer.onEntry((any, seq) -> true, back::add);
        writer.follow(aggregate);
        await("the writer hears others", () -> publishedAndArrived(aggregate, back));
        Entry entry = by(own, first(aggregate));
        end(writer.publish(entry));
        await("it reaches another", () -> received.contains(entry));
        Entry last = by(boot, first(aggregate));
        end(here.publish(last));
        await("a later one arrives", () -> back.contains(last));
        assertThat(back).doesNotContain(entry);
    }

    @Test
    void whatIsNotWantedIsNotHandedOver() {
        AggregateId aggregate = stage();
        there.onEntry((any, seq) -> any.equals(aggregate) && seq == 2, received::add);
        there.follow(aggregate);
        Entry one = by(boot, first(aggregate));
        Entry two = by(boot, Samples.after(one));
        await("the second arrives", () -> {
            end(here.publish(one));
            end(here.publish(two));
            return received.contains(two);
        });
        assertThat(received).containsOnly(two);
    }

    @Test
    void aFollowIsCounted() {
        AggregateId aggregate = followed();
        there.follow(aggregate);
        there.unfollow(aggregate);
        Entry entry = by(boot, first(aggregate));
        end(here.publish(entry));
        await("it still arrives", () -> received.contains(entry));
    }

    @Test
    void oneWhoFollowsAgainHearsAgain() {
        AggregateId aggregate = followed();
        there.unfollow(aggregate);
        there.follow(aggregate);
        await("it hears again", () -> publishedAndArrived(aggregate, received));
    }

    @Test
    void itIsWell() {
        followed();
        await("both are well", () -> here.well() && there.well());
    }

    /** An aggregate that the other instance surely hears by now. */
    private AggregateId followed() {
        AggregateId aggregate = stage();
        there.onEntry((any, seq) -> any.equals(aggregate), received::add);
        there.follow(aggregate);
        await("the other instance hears", () -> publishedAndArrived(aggregate, received));
        return aggregate;
    }

    private boolean publishedAndArrived(AggregateId aggregate, List<Entry> arrived) {
        Entry probe = by(boot, first(aggregate));
        end(here.publish(probe));
        return arrived.contains(probe)
                || arrived.stream().anyMatch(entry -> entry.writer().equals(boot));
    }
}
