package org.digitalstage.stage.command;

import java.util.List;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.Device;
import org.jspecify.annotations.Nullable;

/**
 * What a stage knows of a device.
 *
 * @param id the device
 * @param type its type, for example {@code browser}
 * @param boots boot ids of the instances that hold a connection of it; none: it is offline
 * @param asOf number of the entry of the person's aggregate after which it was so: copies come to a stage in two ways, and an older one may be later
 * @param page the connection with which its client last began anew: whoever talks to it directly begins anew, too, when it changes; {@code null} if it
 *     is offline, or was written by an old release
 * @param coming whether that page has taken the place of another and knows nothing of the stage yet
 */
public record DeviceCopy(
        Id<Device> id,
        String type,
        List<String> boots,
        long asOf,
        @Nullable String page,
        boolean coming) {

    /** Whether both say the same of the same device, whenever it was so. */
    public boolean isLike(DeviceCopy other) {
        return equals(new DeviceCopy(other.id, other.type, other.boots, asOf, other.page, other.coming));
    }

    public boolean isOnline() {
        return !boots.isEmpty();
    }

    /** Whether others may begin to talk to it. */
    public boolean isActive() {
        return isOnline() && !coming;
    }
}
