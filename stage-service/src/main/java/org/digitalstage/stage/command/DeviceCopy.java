package org.digitalstage.stage.command;

import java.util.List;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.Device;

/**
 * What a stage knows of a device.
 *
 * @param id the device
 * @param type its type, for example {@code browser}
 * @param boots boot ids of the instances that hold a connection of it; none: it is offline
 */
public record DeviceCopy(Id<Device> id, String type, List<String> boots) {

    public boolean isOnline() {
        return !boots.isEmpty();
    }
}
