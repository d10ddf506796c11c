package org.digitalstage.platform.aggregate.journal.fake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Distribution;
import org.digitalstage.platform.aggregate.journal.Entry;

/** One instance's end of a {@link MemoryHub}. */
public final class MemoryDistribution implements Distribution {

    private static final int PARTITIONS = 4;

    private final MemoryHub hub;
    private final String boot;
    private final Timeline instance;
    private final Weather weather;
    private final Link link;
    private final Map<Integer, Integer> followed = new HashMap<>();
    private Wanted wanted = (aggregate, seq) -> false;
    private Consumer<Entry> receiver = entry -> {};
    private int epoch;

    public MemoryDistribution(MemoryHub hub, String boot, Timeline instance, Weather weather) {
        this.hub = hub;
        this.boot = boot;
        this.instance = instance;
        this.weather = weather;
        this.link = hub.link(instance, weather);
        hub.listen(boot, this);
        look();
    }

    /** Looks which epoch the journal is in. */
    public void look() {
        epoch = hub.epoch();
    }

    @Override
    public CompletionStage<Void> publish(Entry entry) {
        return link.call("distribution.publish", () -> tell(entry)).thenAccept(done -> {});
    }

    @Override
    public void follow(AggregateId aggregate) {
        followed.merge(partition(aggregate), 1, Integer::sum);
    }

    @Override
    public void unfollow(AggregateId aggregate) {
        followed.computeIfPresent(partition(aggregate), (same, count) -> count == 1 ? null : count - 1);
    }

    @Override
    public void onEntry(Wanted asked, Consumer<Entry> handler) {
        this.wanted = asked;
        this.receiver = handler;
    }

    @Override
    public boolean well() {
        return !hub.isAway();
    }

    List<Long> arrivals() {
        return weather.arrivals();
    }

    void arrive(Entry entry, int toldIn) {
        if (toldIn == epoch && !entry.writer().equals(boot) && followed.containsKey(partition(entry.aggregate()))) {
            instance.after(0, () -> receive(entry));
        }
    }

    private void receive(Entry entry) {
        if (wanted.test(entry.aggregate(), entry.seq())) {
            receiver.accept(entry);
        }
    }

    private boolean tell(Entry entry) {
        hub.tell(entry, epoch);
        return true;
    }

    private static int partition(AggregateId aggregate) {
        return Math.floorMod(aggregate.toString().hashCode(), PARTITIONS);
    }
}
