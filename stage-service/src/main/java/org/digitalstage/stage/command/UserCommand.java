package org.digitalstage.stage.command;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageMember;
import org.jspecify.annotations.Nullable;

/** What is asked of a person's aggregate. */
public sealed interface UserCommand extends StageCommand {

    /**
     * A connection of one of the person's devices begins; the person and the device are made if they are new.
     *
     * @param uid the account
     * @param mayCreateStage for a new person
     * @param device what the client says of the device
     * @param session id of the connection
     * @param boot boot id of the instance that holds it
     * @param carriesOn whether the client goes on with what it held before, and is no new page
     * @param now milliseconds since 1970
     */
    record SignIn(
            String uid,
            String name,
            @Nullable String avatarUrl,
            boolean mayCreateStage,
            Map<String, @Nullable Object> device,
            String session,
            String boot,
            boolean carriesOn,
            long now)
            implements UserCommand {}

    /** The connection has its initial state: the device is online. */
    record GoOnline(Id<Device> device, Map<String, @Nullable Object> initial, String session, long now)
            implements UserCommand {}

    /** A socket was closed: its connection ends soon, if its device does not come back; at once where it has another. */
    record Lost(String session) implements UserCommand {}

    /** A connection ended; without another one the device is offline, and one without uuid is gone. */
    record Disconnect(String session) implements UserCommand {}

    /**
     * The auth-service says that the account has another name or picture.
     *
     * @param version grows with each change of the account's profile; an older one comes too late
     */
    record AccountChanged(String name, @Nullable String avatarUrl, long version) implements UserCommand {}

    /**
     * Takes away all there is of the person, and leaves a tombstone.
     *
     * @param uid the account
     */
    record Erase(String uid) implements UserCommand {}

    record ChangeUser(Actor actor, Map<String, @Nullable Object> fields) implements UserCommand {}

    /**
     * Something of the person's own, as its kind allows.
     *
     * @param kind the noun of its kind
     */
    record ChangeOwn(Actor actor, String kind, Id<?> id, Map<String, @Nullable Object> fields) implements UserCommand {}

    record RemoveOwn(Actor actor, String kind, Id<?> id) implements UserCommand {}

    /** The person goes, with all devices and memberships, and may come back as a new one. */
    record RemoveUser(Actor actor) implements UserCommand {}

    /** A platform administrator closes the account, or opens it again. */
    record CloseAccount(Actor by, boolean closed, long now) implements UserCommand {}

    /** A platform administrator says whether the person may create stages. */
    record RestrictAccount(Actor by, boolean canCreateStage, long now) implements UserCommand {}

    record SetSoundCard(Actor actor, Map<String, @Nullable Object> fields) implements UserCommand {}

    /** A device sends a track into a stage that the person is not in now: that one is told, too, when the connection ends. */
    record SendTo(Id<Stage> stage, Id<Device> device, String connection) implements UserCommand {}

    record LeaveStage(Actor actor) implements UserCommand {}

    /** A stage put the person out with this entry, and keeps the membership. */
    record PutOut(Id<Stage> stage, long seq) implements UserCommand {}

    /**
     * A stage let the person in: the last one to say so is where the person is.
     *
     * @param joined when
     * @param shown the copy of the person that the stage has
     * @param devices the devices that the stage knows
     */
    record EnteredStage(
            Id<Stage> stage,
            Id<StageMember> member,
            @Nullable Id<Group> group,
            boolean admin,
            Joined joined,
            Map<String, @Nullable Object> shown,
            List<DeviceCopy> devices)
            implements UserCommand {}

    /** A stage says what the person is to it; neither admin nor member: the stage is no longer listed, and the person not in it. */
    record ListStage(Id<Stage> stage, boolean admin, boolean member, long seq) implements UserCommand {}
}
