package org.digitalstage.platform.aggregate.engine;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.journal.Step;
import org.jspecify.annotations.Nullable;

/** About how many bytes something takes in the journal: good enough to keep an entry far below the store's limit. */
final class Weight {

    private static final int EACH = 16;

    private Weight() {}

    static int of(Step step) {
        int weight = EACH + of(step.reply());
        for (Change change : step.changes()) {
            weight += EACH + fields(change);
        }
        return weight
                + step.followUps().stream()
                        .mapToInt(next -> EACH + of(next.command()))
                        .sum();
    }

    private static int fields(Change change) {
        return switch (change) {
            case Change.Added added -> of(added.fields());
            case Change.Changed changed -> of(changed.fields());
            case Change.Removed _ -> EACH;
            case Change.Said said -> of(said.fields());
        };
    }

    private static int of(@Nullable Object value) {
        return switch (value) {
            case String text -> EACH + text.length();
            case List<?> list -> EACH + list.stream().mapToInt(Weight::of).sum();
            case Map<?, ?> map ->
                EACH
                        + map.entrySet().stream()
                                .mapToInt(entry -> of(entry.getKey()) + of(entry.getValue()))
                                .sum();
            case null, default -> EACH;
        };
    }
}
