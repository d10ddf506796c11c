package org.digitalstage.platform.aggregate;

import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Facts;
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

    C read(Map<String, @Nullable Object> written);
}
