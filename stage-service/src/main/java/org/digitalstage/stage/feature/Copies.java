package org.digitalstage.stage.feature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.command.DeviceCopy;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** What a stage keeps of a person and of a device: the facts that someone who joins takes along. */
public final class Copies {

    private Copies() {}

    public static Map<String, @Nullable Object> person(Entity user) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        copy.put(User.UID.name(), user.get(User.UID.name()));
        copy.put(User.NAME.name(), user.get(User.NAME.name()));
        copy.put(User.AVATAR_URL.name(), user.get(User.AVATAR_URL.name()));
        copy.put(User.CAN_CREATE_STAGE.name(), user.get(User.CAN_CREATE_STAGE.name()));
        return copy;
    }

    /** Refuses to take someone into one stage more than anybody may have. */
    public static void mustHaveRoom(Facts person, Id<Stage> stage) {
        if (Whereabouts.isFull(person, stage)) {
            throw new Rejected(
                    "limit", "Expected at most " + StageListing.KIND.most() + " stages a person but there are as many");
        }
    }

    /** All devices of a person, as they are after the last entry. */
    public static List<DeviceCopy> devices(Facts person) {
        return Device.KIND.all(person).stream()
                .map(device -> Presence.copy(device, person.seq()))
                .toList();
    }
}
