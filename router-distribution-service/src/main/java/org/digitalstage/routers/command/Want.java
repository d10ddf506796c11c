package org.digitalstage.routers.command;

import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.routers.registry.Router;
import org.jspecify.annotations.Nullable;

/**
 * What a stage wants for one half of it.
 *
 * @param number its assignment number
 * @param router who serves it, as far as the stage knows
 */
public record Want(String technology, long number, @Nullable Id<Router> router) {}
