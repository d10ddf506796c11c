package org.digitalstage.platform.journal.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Distribution;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.jspecify.annotations.Nullable;

/** The distribution over one Redis stream per partition, {@code changes:<epoch>:<partition>}; its entries: {@link StreamMessage}. */
public final class RedisDistribution implements Distribution {

    private final RedisStreams redis;
    private final Boot boot;
    private final int partitions;
    private final Map<Integer, Integer> followed = new HashMap<>();
    private final Counter unsent;
    private final Counter received;
    private final Counter skipped;
    private Wanted wanted = (aggregate, seq) -> false;
    private Consumer<Entry> receiver = entry -> {};
    private volatile @Nullable String epoch;

    /**
     * Over a connection; silent until {@link #epoch} is told.
     *
     * @param partitions the same on all instances
     */
    public RedisDistribution(RedisStreams redis, Boot boot, int partitions, MeterRegistry meters) {
        this.redis = redis;
        this.boot = boot;
        this.partitions = partitions;
        this.unsent = meters.counter("digitalstage.distribution.unsent");
        this.received = meters.counter("digitalstage.distribution.received");
        this.skipped = meters.counter("digitalstage.distribution.skipped");
        redis.keepShort(this::streams);
    }

    /** Uses the streams of this epoch from now on. */
    public synchronized void epoch(String name) {
        String before = epoch;
        if (!name.equals(before)) {
            if (before != null) {
                followed.keySet().forEach(partition -> redis.reader().remove(key(before, partition)));
            }
            followed.keySet().forEach(partition -> redis.reader().add(key(name, partition), this::receive));
            epoch = name;
        }
    }

    @Override
    public CompletionStage<Void> publish(Entry entry) {
        String name = epoch;
        if (name == null) {
            return CompletableFuture.failedFuture(new Unsent("The epoch is not known yet"));
        }
        String key = key(name, partition(entry.aggregate()));
        return redis.writer()
                .add(key, false, redis.settings().length(), StreamMessage.of(entry))
                .handle((id, fault) -> count(fault))
                .thenAccept(RedisDistribution::orThrow);
    }

    private @Nullable Throwable count(@Nullable Throwable fault) {
        if (fault != null) {
            unsent.increment();
        }
        return fault;
    }

    private static void orThrow(@Nullable Throwable fault) {
        if (fault instanceof RuntimeException known) {
            throw known;
        }
    }

    @Override
    public synchronized void follow(AggregateId aggregate) {
        int partition = partition(aggregate);
        String name = epoch;
        if (followed.merge(partition, 1, Integer::sum) == 1 && name != null) {
            redis.reader().add(key(name, partition), this::receive);
        }
    }

    @Override
    public synchronized void unfollow(AggregateId aggregate) {
        int partition = partition(aggregate);
        String name = epoch;
        Integer left = followed.computeIfPresent(partition, (same, count) -> count == 1 ? null : count - 1);
        if (left == null && name != null) {
            redis.reader().remove(key(name, partition));
        }
    }

    @Override
    public void onEntry(Wanted asked, Consumer<Entry> handler) {
        this.wanted = asked;
        this.receiver = handler;
    }

    @Override
    public boolean well() {
        return epoch != null && redis.well();
    }

    private boolean receive(Map<String, byte[]> fields) {
        StreamMessage told = new StreamMessage(fields);
        if (told.writer().equals(boot.id())) {
            return false;
        }
        if (!wanted.test(told.aggregate(), told.seq())) {
            skipped.increment();
            return false;
        }
        received.increment();
        receiver.accept(told.entry());
        return true;
    }

    private Collection<String> streams() {
        String name = epoch;
        return name == null
                ? List.of()
                : IntStream.range(0, partitions)
                        .mapToObj(partition -> key(name, partition))
                        .toList();
    }

    private int partition(AggregateId aggregate) {
        return Math.floorMod(aggregate.toString().hashCode(), partitions);
    }

    private static String key(String epoch, int partition) {
        return "changes:" + epoch + ":" + partition;
    }
}
