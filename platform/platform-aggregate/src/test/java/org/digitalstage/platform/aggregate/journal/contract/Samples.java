package org.digitalstage.platform.aggregate.journal.contract;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.FollowUp;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Source;
import org.digitalstage.platform.aggregate.journal.Step;
import org.jspecify.annotations.Nullable;

/** Aggregates and entries to write. Each aggregate is a new one, so that tests may share a store. */
public final class Samples {

    private Samples() {}

    /** A stage that nobody has seen before. */
    public static AggregateId stage() {
        return new AggregateId(
                "stage", Id.own(ThreadLocalRandom.current().nextLong()).hex());
    }

    /** A small first entry with a random id. */
    public static Entry first(AggregateId aggregate) {
        return entry(aggregate, 1, "");
    }

    /** The entry after this one. */
    public static Entry after(Entry before) {
        return entry(before.aggregate(), before.seq() + 1, before.entry());
    }

    /** Another entry of the same number. */
    public static Entry rival(Entry other) {
        return entry(other.aggregate(), other.seq(), other.prev());
    }

    /** The same entry as if another instance had written it. */
    public static Entry by(String writer, Entry entry) {
        return new Entry(
                entry.aggregate(),
                entry.seq(),
                entry.entry(),
                entry.prev(),
                writer,
                entry.format(),
                entry.time(),
                entry.steps());
    }

    /** A first entry that uses every form there is. */
    public static Entry rich(AggregateId aggregate) {
        Id<?> stage = new Id<>(aggregate.key());
        AggregateId user = new AggregateId("user", Id.own(7).hex());
        List<Change> changes = List.of(
                new Change.Added("stage", stage, values()),
                new Change.Changed("group", Id.of(stage, 1), Map.of("volume", 0.5)),
                new Change.Removed("group", Id.of(stage, 2)),
                new Change.Said("chat-message", Map.of("message", "Grüße \ud83c\udfbb \u0000")));
        List<FollowUp> followUps = List.of(
                new FollowUp(user, Place.NONE, values()),
                new FollowUp(new AggregateId("mix", "a/b"), new Place(5_000_000_000L, 3), Map.of()));
        Source source = new Source(user, new Place(12, 1));
        Step asked = new Step(uuid(), "user-1", changes, followUps, null, values());
        Step carried = new Step(uuid(), "", List.of(), List.of(), source, 5);
        return new Entry(aggregate, 1, uuid(), "", "boot-1", Entry.FORMAT, 1_234_567_890_123L, List.of(asked, carried));
    }

    /** Every kind of value, and names that a store might not like. */
    public static Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", "Hall");
        values.put("nothing", null);
        values.put("yes", true);
        values.put("int", -5);
        values.put("long", Long.MAX_VALUE);
        values.put("double", 0.1);
        values.put("whole double", 3.0);
        values.put("list", Arrays.asList(1, null, List.of("a"), Map.of("k", false)));
        values.put("object", Map.of("deep", Map.of()));
        values.put("_id", "not an id");
        values.put("$set", 1);
        values.put("a.b", 1);
        values.put("", 1);
        values.put("100%2e", 1);
        values.put("nul\u0000", 1);
        return values;
    }

    /** A random id. */
    public static String uuid() {
        return UUID.randomUUID().toString();
    }

    private static Entry entry(AggregateId aggregate, long seq, String prev) {
        Change change = new Change.Changed("stage", new Id<>(aggregate.key()), Map.of("number", (int) seq));
        Step step = new Step(uuid(), "user-1", List.of(change), List.of(), null, null);
        return new Entry(
                aggregate, seq, uuid(), prev, "boot-1", Entry.FORMAT, System.currentTimeMillis(), List.of(step));
    }
}
