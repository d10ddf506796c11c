package org.digitalstage.stage.command;

import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.User;

/**
 * Who acts, and from where.
 *
 * @param user the person
 * @param name the person's name, for sentences
 * @param device the device whose socket it is
 * @param connection the id of that socket
 */
public record Actor(Id<User> user, String name, Id<Device> device, String connection) {}
