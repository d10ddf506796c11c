package org.digitalstage.platform.aggregate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/**
 * The rules of all aggregates of a service, and the written form of their commands. Pure: the same command and facts give the same
 * decision.
 *
 * @param <C> the commands
 */
public interface Rules<C> {

    /** Whether and how this command changes the aggregate; throws {@link Rejected} where it may not. */
    Decision decide(C command, Facts facts);

    /** The written form, for follow-ups and for other instances: JSON values only. */
    Map<String, @Nullable Object> write(C command);

    /**
     * What {@link #write} wrote. An empty map stands for a command that nobody can read any more, because it was about a person who is erased: it must become
     * one that does nothing, so that it still takes its place among the follow-ups that are carried out in order.
     */
    C read(Map<String, @Nullable Object> written);

    /**
     * Whether the change is made wholly of continuous fields (volume, position), so that within one entry it may give way to a later one of the same
     * entity. Asked for each change of a batch: cheap.
     */
    default boolean isContinuous(Change.Changed change) {
        return false;
    }

    /**
     * Whether the change takes away who may see what follows. Those who follow the aggregate act on a whole entry, so nothing is written behind it
     * in the same one.
     */
    default boolean revokes(Change change) {
        return false;
    }

    /** What owns the entity of a continuous change: it does not give way across a change of one of these. Empty if nothing. */
    default Collection<? extends Id<?>> parents(Change.Changed change, Facts facts) {
        return List.of();
    }
}
