package org.digitalstage.stage.command;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.ListenerOverride;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** What is asked of a mix: what one listener set for himself in one stage. */
public sealed interface MixCommand extends StageCommand {

    /**
     * Sets an override for a listening device.
     *
     * @param kind noun of the kind of override
     * @param target the entity that sounds or stands differently
     * @param given what the listener wants
     * @param otherwise the target's own values, for what was not given when the override is new
     */
    record SetOverride(
            Id<User> user,
            Id<Stage> stage,
            String kind,
            Id<?> target,
            Id<Device> device,
            Map<String, @Nullable Object> given,
            Map<String, @Nullable Object> otherwise)
            implements MixCommand {}

    /** A new member does not hear himself: each of his devices gets an override, unless there is one. */
    record MuteOwn(Id<User> user, Id<Stage> stage, Id<StageMember> member, List<Id<Device>> devices)
            implements MixCommand {}

    /**
     * Takes an override away.
     *
     * @param kind noun of the kind of override
     */
    record RemoveOverride(String kind, Id<ListenerOverride> id) implements MixCommand {}

    /** Overrides about what is gone go too. */
    record Forget(List<Id<?>> targets) implements MixCommand {}

    /** A listening device is no more. */
    record ForgetDevice(Id<Device> device) implements MixCommand {}

    /** The listener has nothing to do with the stage any more. */
    record ForgetAll() implements MixCommand {}
}
