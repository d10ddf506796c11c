package org.digitalstage.platform.aggregate.journal;

import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.jspecify.annotations.Nullable;

/**
 * What must happen in another aggregate because of a step in this one.
 *
 * @param target where it must happen
 * @param after the place of the follow-up that this source sent there before, {@link Place#NONE} for the first: the target takes
 *     them in that order
 * @param command the command in its written form (see the codec of the aggregate's rules)
 */
public record FollowUp(AggregateId target, Place after, Map<String, @Nullable Object> command) {}
