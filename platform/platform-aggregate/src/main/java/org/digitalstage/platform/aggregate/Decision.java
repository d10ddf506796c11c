package org.digitalstage.platform.aggregate;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Change;
import org.jspecify.annotations.Nullable;

/**
 * What a rule decided.
 *
 * @param changes in the order they happen
 * @param signals told once the changes are stored
 * @param requests what must follow in other aggregates, in order
 * @param reply what the asker is told, as JSON values; {@code null} if only that it is done
 */
public record Decision(
        List<Change> changes,
        List<Signal> signals,
        List<Request> requests,
        @Nullable Object reply) {

    public Decision {
        changes = List.copyOf(changes);
        signals = List.copyOf(signals);
        requests = List.copyOf(requests);
    }

    /** Nothing changes, and that is fine. */
    public static Decision nothing() {
        return new Decision(List.of(), List.of(), List.of(), null);
    }

    public static Decision of(List<Change> changes) {
        return new Decision(changes, List.of(), List.of(), null);
    }

    public Decision reply(@Nullable Object value) {
        return new Decision(changes, signals, requests, value);
    }

    public Decision signals(List<Signal> told) {
        return new Decision(changes, told, requests, reply);
    }

    public Decision then(List<Request> followUps) {
        return new Decision(changes, signals, followUps, reply);
    }

    /** Whether there is anything to write down. */
    public boolean isEmpty() {
        return changes.isEmpty() && requests.isEmpty();
    }

    /**
     * Something that must follow elsewhere.
     *
     * @param target the aggregate, or {@code event/<stream>} for an event to other services
     * @param command the command in its written form, or the event
     */
    public record Request(AggregateId target, Map<String, @Nullable Object> command) {}
}
