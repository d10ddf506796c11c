package org.digitalstage.platform.aggregate.journal.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.jspecify.annotations.Nullable;

/** The fast path that all instances share. Not thread-safe: all calls come from the timeline. */
public final class MemoryHub {

    private final Timeline world;
    private final Map<String, MemoryDistribution> listeners = new LinkedHashMap<>();
    private final Map<String, Consumer<Map<String, @Nullable Object>>> inboxes = new LinkedHashMap<>();
    private final Map<String, List<Map<String, @Nullable Object>>> events = new LinkedHashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean away;
    private int life;
    private int epoch;

    public MemoryHub(Timeline world) {
        this.world = world;
    }

    /** While away, nothing is taken and nothing arrives; what was taken before arrives on return. */
    public void away(boolean isAway) {
        this.away = isAway;
        if (!isAway) {
            List<Runnable> due = List.copyOf(held);
            held.clear();
            due.forEach(task -> world.after(0, task));
        }
    }

    /** Everything that has not arrived yet is gone. */
    public void empty() {
        life++;
        held.clear();
    }

    /** The journal was restored: from now on entries are told on streams of another name. */
    public void newEpoch() {
        epoch++;
    }

    int epoch() {
        return epoch;
    }

    /** Every event that was added to a stream, in order; what was sent twice is here twice. */
    public List<Map<String, @Nullable Object>> events(String stream) {
        return events.computeIfAbsent(stream, same -> new ArrayList<>());
    }

    boolean isAway() {
        return away;
    }

    Link link(Timeline instance, Weather weather) {
        return new Link(world, instance, weather, () -> new Link.Connection() {
            @Override
            public boolean reaches() {
                return !away;
            }

            @Override
            public boolean answers() {
                return !away;
            }
        });
    }

    void listen(String boot, MemoryDistribution distribution) {
        listeners.put(boot, distribution);
    }

    void inbox(String boot, Consumer<Map<String, @Nullable Object>> inbox) {
        inboxes.put(boot, inbox);
    }

    void tell(Entry entry) {
        tell(entry, epoch);
    }

    void tell(Entry entry, int toldIn) {
        listeners
                .values()
                .forEach(listener ->
                        listener.arrivals().forEach(later -> hand(later, () -> listener.arrive(entry, toldIn))));
    }

    boolean post(String boot, Map<String, @Nullable Object> message) {
        Consumer<Map<String, @Nullable Object>> inbox = inboxes.get(boot);
        if (inbox != null) {
            hand(0, () -> inbox.accept(message));
        }
        return inbox != null;
    }

    private void hand(long later, Runnable work) {
        int lifeThen = life;
        world.after(later, () -> arrive(lifeThen, work));
    }

    private void arrive(int lifeThen, Runnable work) {
        if (lifeThen != life) {
            return;
        }
        if (away) {
            held.add(work);
            return;
        }
        work.run();
    }
}
