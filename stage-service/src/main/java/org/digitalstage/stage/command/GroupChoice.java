package org.digitalstage.stage.command;

import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.Group;
import org.jspecify.annotations.Nullable;

/**
 * Which group someone who joins wants to be in.
 *
 * @param given whether anything was said; if not, a known member stays where it was
 * @param group the group; {@code null} for none
 */
public record GroupChoice(boolean given, @Nullable Id<Group> group) {}
