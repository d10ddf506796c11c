package org.digitalstage.platform.journal.sealing;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/**
 * Keys in memory, so that sealing costs a look at the store once a minute and person at most. Not for longer: another instance may erase the person. Safe
 * from any thread.
 */
final class KnownKeys {

    private static final int MOST = 10_000;
    private static final long FRESH = Duration.ofMinutes(1).toNanos();

    private final Keys keys;
    private final LongSupplier nanos;
    private final Map<Id<?>, CachedKey> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Id<?>, CachedKey> eldest) {
            return size() > MOST;
        }
    };

    KnownKeys(Keys keys, LongSupplier nanos) {
        this.keys = keys;
        this.nanos = nanos;
    }

    /** The keys and tombstones of these people; who has neither is missing. Ended already where all are known. */
    CompletionStage<Map<Id<?>, Key>> toOpen(Set<Id<?>> people) {
        Map<Id<?>, Key> all = new HashMap<>();
        Set<Id<?>> missing = new HashSet<>();
        for (Id<?> person : people) {
            Key key = held(person);
            if (key == null) {
                missing.add(person);
            } else {
                all.put(person, key);
            }
        }
        return missing.isEmpty()
                ? CompletableFuture.completedStage(all)
                : keys.find(missing).thenApply(found -> together(all, found));
    }

    private Map<Id<?>, Key> together(Map<Id<?>, Key> all, Map<Id<?>, Key> found) {
        found.forEach(this::remember);
        all.putAll(found);
        return all;
    }

    /** The keys or tombstones of all these people; who has neither gets a key. */
    CompletionStage<Map<Id<?>, Key>> toSeal(Set<Id<?>> people) {
        return toOpen(people)
                .thenCompose(found -> found.size() == people.size()
                        ? CompletableFuture.completedStage(found)
                        : makeMissing(people, found));
    }

    private CompletionStage<Map<Id<?>, Key>> makeMissing(Set<Id<?>> people, Map<Id<?>, Key> found) {
        Map<Id<?>, Key> all = new ConcurrentHashMap<>(found);
        CompletableFuture<?>[] made = people.stream()
                .filter(person -> !found.containsKey(person))
                .map(person -> make(person).thenAccept(key -> all.put(person, key)))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(made).thenApply(done -> all);
    }

    private CompletionStage<Key> make(Id<?> person) {
        return keys.make(person).thenApply(key -> {
            remember(person, key);
            return key;
        });
    }

    CompletionStage<Void> erase(Id<?> person) {
        return keys.erase(person).thenRun(() -> remember(person, new Key.Erased()));
    }

    private synchronized @Nullable Key held(Id<?> person) {
        CachedKey found = known.get(person);
        return found != null && nanos.getAsLong() - found.since < FRESH ? found.key : null;
    }

    private synchronized void remember(Id<?> person, Key key) {
        known.put(person, new CachedKey(key, nanos.getAsLong()));
    }

    /** As it was found at a moment. */
    private record CachedKey(Key key, long since) {}
}
