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
 * @param asOf number of the entry of the person's aggregate after which it was so: copies come to a stage in two ways, and an older one may be later
 */
public record DeviceCopy(Id<Device> id, String type, List<String> boots, long asOf) {

    /** Whether both say the same of the same device, whenever it was so. */
    public boolean isLike(DeviceCopy other) {
        return id.equals(other.id) && type.equals(other.type) && boots.equals(other.boots);
    }

    public boolean isOnline() {
        return !boots.isEmpty();
    }
}
