package org.digitalstage.platform.aggregate.journal.fake;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Pending;
import org.digitalstage.platform.aggregate.journal.SetAside;
import org.digitalstage.platform.aggregate.journal.Snapshot;
import org.jspecify.annotations.Nullable;

/** The database that all instances share. Not thread-safe: all calls come from the timeline. */
public final class MemoryStore {

    private final Timeline world;
    private boolean away;
    private int life;
    private int restores;
    private Content content = new Content();

    public MemoryStore(Timeline world) {
        this.world = world;
    }

    /** While away, every call fails, also those whose answer is under way. What arrives only after the return is done, but not answered. */
    public void away(boolean isAway) {
        this.away = isAway;
        life++;
    }

    /** A backup of everything. */
    public Content copy() {
        return content.copy();
    }

    /** Puts a backup in the place of everything; what is under way does not survive that. */
    public void restore(Content backup) {
        content = backup.copy();
        restores++;
    }

    /** The same, but snapshots stay as they are: some may be of what is lost. */
    public void restoreAllButSnapshots(Content backup) {
        Map<AggregateId, NavigableMap<Long, Snapshot>> stale = content.copy().snapshots;
        restore(backup);
        content.snapshots.clear();
        content.snapshots.putAll(stale);
    }

    /** All entries of an aggregate by number, as they stand: for a test's own fold. */
    public NavigableMap<Long, Entry> entries(AggregateId aggregate) {
        return content.entries.computeIfAbsent(aggregate, same -> new TreeMap<>());
    }

    /** Every aggregate that has an entry. */
    public Set<AggregateId> aggregates() {
        Set<AggregateId> written = new LinkedHashSet<>(content.entries.keySet());
        written.removeIf(aggregate -> entries(aggregate).isEmpty());
        return written;
    }

    /** The pending notes as they stand. */
    public Set<Pending> pendings() {
        return content.pendings;
    }

    /** What was set aside as it stands, by its id. */
    public NavigableMap<String, SetAside> aside() {
        return content.aside;
    }

    /** The snapshots of an aggregate by number, as they stand. */
    public NavigableMap<Long, Snapshot> snapshots(AggregateId aggregate) {
        return content.snapshots.computeIfAbsent(aggregate, same -> new TreeMap<>());
    }

    Map<String, Long> counters() {
        return content.counters;
    }

    @Nullable
    Entry entry(AggregateId aggregate, long seq) {
        return entries(aggregate).get(seq);
    }

    /** The way of an instance to this store. */
    public Link link(Timeline instance, Weather weather) {
        return new Link(world, instance, weather, () -> {
            int lifeThen = life;
            int restoresThen = restores;
            return new Link.Connection() {
                @Override
                public boolean reaches() {
                    return !away && restores == restoresThen;
                }

                @Override
                public boolean answers() {
                    return !away && life == lifeThen;
                }
            };
        });
    }

    /** Whether every call fails at the moment. */
    public boolean isAway() {
        return away;
    }

    /** What the database holds. */
    public static final class Content {
        private final Map<AggregateId, NavigableMap<Long, Entry>> entries = new LinkedHashMap<>();
        private final Map<AggregateId, NavigableMap<Long, Snapshot>> snapshots = new LinkedHashMap<>();
        private final Set<Pending> pendings = new LinkedHashSet<>();
        private final NavigableMap<String, SetAside> aside = new TreeMap<>();
        private final Map<String, Long> counters = new LinkedHashMap<>();

        private Content copy() {
            Content copy = new Content();
            entries.forEach((aggregate, bySeq) -> copy.entries.put(aggregate, new TreeMap<>(bySeq)));
            snapshots.forEach((aggregate, bySeq) -> copy.snapshots.put(aggregate, new TreeMap<>(bySeq)));
            copy.pendings.addAll(pendings);
            copy.aside.putAll(aside);
            copy.counters.putAll(counters);
            return copy;
        }
    }
}
