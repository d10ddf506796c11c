package org.digitalstage.platform.aggregate.journal;

import java.util.List;
import org.digitalstage.platform.aggregate.AggregateId;

/**
 * One entry of the journal: a batch of accepted commands of one aggregate, in order.
 *
 * @param aggregate whose entry
 * @param seq its number, from 1 without gap; aggregate and number together are unique, and that is the whole concurrency control
 * @param entry its own random id
 * @param prev the id of the entry it was decided on; empty for the first
 * @param writer boot id of the instance that wrote it
 * @param format version of the form it is written in
 * @param time milliseconds since 1970 on the writer's clock
 * @param steps one per accepted command
 */
public record Entry(
        AggregateId aggregate,
        long seq,
        String entry,
        String prev,
        String writer,
        int format,
        long time,
        List<Step> steps) {

    /** The form that is written today. */
    public static final int FORMAT = 1;

    public Entry {
        steps = List.copyOf(steps);
    }

    /** Whether any step asks for something in another aggregate. */
    public boolean hasFollowUps() {
        return steps.stream().anyMatch(step -> !step.followUps().isEmpty());
    }

    /** All follow-ups, in the order of their places. */
    public List<FollowUp> followUps() {
        return steps.stream().flatMap(step -> step.followUps().stream()).toList();
    }
}
