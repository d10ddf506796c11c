package org.digitalstage.platform.aggregate.journal;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Change;
import org.jspecify.annotations.Nullable;

/**
 * What one accepted command did.
 *
 * @param command id of the command, unique for ever
 * @param actor who asked for it: a user id, a router id, or the name of the part of the system; empty if nobody
 * @param changes in order; may be empty (a follow-up that was refused, a change that changed nothing)
 * @param followUps in order
 * @param source which follow-up this carries out, if it is one
 * @param reply what the asker is told, as JSON values (see {@link org.digitalstage.platform.aggregate.Decision}); {@code null} if only that it is done
 */
public record Step(
        String command,
        String actor,
        List<Change> changes,
        List<FollowUp> followUps,
        @Nullable Source source,
        @Nullable Object reply) {

    /** The reply of a step that says: this command is not carried out, here or by any other attempt. */
    public static final Object ANNULLED = Map.of("annulled", true);

    public Step {
        changes = List.copyOf(changes);
        followUps = List.copyOf(followUps);
    }

    /** Whether it only keeps its command from being carried out. */
    public boolean isAnnulled() {
        return ANNULLED.equals(reply) && changes.isEmpty();
    }
}
