package org.digitalstage.stage.walk;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.fake.Link;
import org.digitalstage.platform.journal.sealing.Key;
import org.digitalstage.platform.journal.sealing.Keys;

/** One instance's view of the keys in a {@link Town}. */
final class MemoryKeys implements Keys {

    private final Map<Id<?>, Key> all;
    private final Link link;
    private final Random random;

    MemoryKeys(Map<Id<?>, Key> all, Link link, Random random) {
        this.all = all;
        this.link = link;
        this.random = random;
    }

    @Override
    public CompletionStage<Map<Id<?>, Key>> find(Set<Id<?>> people) {
        Set<Id<?>> asked = Set.copyOf(people);
        return link.call("keys.find", () -> {
            Map<Id<?>, Key> found = new HashMap<>(all);
            found.keySet().retainAll(asked);
            return found;
        });
    }

    @Override
    public CompletionStage<Key> make(Id<?> person) {
        return link.call("keys.make", () -> all.computeIfAbsent(person, same -> made()));
    }

    private Key made() {
        byte[] bytes = new byte[Key.BYTES];
        random.nextBytes(bytes);
        return Key.Held.of(bytes);
    }

    @Override
    public CompletionStage<Void> erase(Id<?> person) {
        return link.call("keys.erase", () -> {
                    all.put(person, new Key.Erased());
                    return true;
                })
                .thenAccept(done -> {});
    }
}
