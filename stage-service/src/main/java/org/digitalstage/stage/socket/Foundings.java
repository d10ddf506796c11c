package org.digitalstage.stage.socket;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.User;

/**
 * The stages that people are founding at this instance. They count from the beginning: each is listed for its person only when it is there, and
 * of many at once all would find room.
 */
final class Foundings {

    private final ConcurrentMap<Id<User>, Set<String>> underWay = new ConcurrentHashMap<>();

    /** Counts this one, and tells how many stages the person has without it, those under way included. */
    int begin(Id<User> user, Id<Stage> stage, Supplier<State> person) {
        AtomicInteger others = new AtomicInteger();
        underWay.compute(user, (id, before) -> {
            Set<String> all = before == null ? new HashSet<>() : before;
            Set<String> known = new HashSet<>(all);
            StageListing.KIND.all(person.get()).stream().map(Foundings::stage).forEach(known::add);
            others.set(known.size());
            all.add(stage.hex());
            return all;
        });
        return others.get();
    }

    /** It is listed, or there is none. */
    void end(Id<User> user, Id<Stage> stage) {
        underWay.computeIfPresent(user, (id, all) -> {
            all.remove(stage.hex());
            return all.isEmpty() ? null : all;
        });
    }

    private static String stage(Entity listing) {
        return listing.id().hex();
    }
}
