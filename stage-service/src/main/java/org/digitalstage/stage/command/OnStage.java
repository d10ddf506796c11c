package org.digitalstage.stage.command;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.CustomGroup;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.protocol.PeerSignal;
import org.jspecify.annotations.Nullable;

/** What is asked of a stage. */
public sealed interface OnStage extends StageCommand {

    /**
     * A new entity of a kind that admins or members make.
     *
     * @param kind the noun of its kind
     * @param chance 0 to 1, for what is drawn
     */
    record Create(Actor actor, String kind, Map<String, @Nullable Object> fields, double chance, long now)
            implements OnStage {}

    /** A track of the acting device, found by what its client calls it, or made. */
    record SetTrack(Actor actor, String kind, Map<String, @Nullable Object> fields, long now) implements OnStage {}

    /**
     * How one group hears another one.
     *
     * @param id the custom group that is meant; {@code null}: the one between these two groups, be it new
     */
    record SetCustomGroup(
            Actor actor,
            @Nullable Id<CustomGroup> id,
            @Nullable Id<Group> group,
            @Nullable Id<Group> target,
            Map<String, @Nullable Object> fields)
            implements OnStage {}

    record Change(Actor actor, String kind, Id<?> id, Map<String, @Nullable Object> fields, long now)
            implements OnStage {}

    record Remove(Actor actor, String kind, Id<?> id, long now) implements OnStage {}

    record RemoveStage(Actor actor) implements OnStage {}

    /** A chat message to everybody. */
    record Say(Actor actor, String message, long now) implements OnStage {}

    /** A message of one client to another; only ever decided on the state as it stands, never stored. */
    record SendSignal(
            Actor actor,
            PeerSignal what,
            Id<StageDevice> from,
            Id<StageDevice> to,
            Map<String, @Nullable Object> payload)
            implements OnStage {}

    /**
     * A new stage.
     *
     * @param password the hash of the one that was given
     * @param mayCreateStage whether the person may
     * @param stagesListed how many stages the person has already
     * @param known those of the named people who were found
     */
    record Found(
            Actor actor,
            Map<String, @Nullable Object> fields,
            Password password,
            boolean mayCreateStage,
            int stagesListed,
            List<Id<User>> known)
            implements OnStage {}

    /**
     * @param password the new one; only looked at where {@code passwordGiven}
     * @param known those of the named people who were found; who has to do with the stage already need not be
     */
    record ChangeStage(
            Actor actor,
            Map<String, @Nullable Object> fields,
            boolean passwordGiven,
            Password password,
            List<Id<User>> known,
            long now)
            implements OnStage {}

    /** Somebody else becomes admin in the place of the acting one. */
    record HandOver(Actor actor, Id<User> user, List<Id<User>> known, long now) implements OnStage {}

    /** Somebody may not come in any more, or may again. */
    record Ban(Actor actor, Id<User> user, boolean banned, long now) implements OnStage {}

    /** A platform administrator closes the stage, or opens it again. */
    record Close(Actor actor, boolean closed, long now) implements OnStage {}

    /**
     * An invite into the stage, or one of its groups.
     *
     * @param code the one that is claimed for it
     * @param anew whether it takes the place of the one there is
     */
    record Invite(Actor actor, @Nullable Id<Group> group, String code, boolean anew, long now, long expiresAt)
            implements OnStage {}

    /**
     * @param person the copy of the person that the stage shows
     * @param devices all devices of the person
     * @param checked the hash that the given password fitted
     * @param code of an invite that the person has; {@code null} for none
     */
    record Join(
            Actor actor,
            Map<String, @Nullable Object> person,
            List<DeviceCopy> devices,
            GroupChoice group,
            Password checked,
            @Nullable String code,
            long now)
            implements OnStage {}

    /** The person gives up his membership. */
    record LeaveForGood(Actor actor) implements OnStage {}

    /** The person is no more: what he was to the stage ends. */
    record Depart(Id<User> user) implements OnStage {}

    /** The person is no longer here, unless he came in again after that. */
    record Left(Id<User> user, Joined joined) implements OnStage {}

    /**
     * A device of someone inside came, went or came anew.
     *
     * @param ended the connection that ended; {@code null} if none did
     */
    record DevicePresence(
            Id<User> user, DeviceCopy device, @Nullable String ended) implements OnStage {}

    /** A device is no more. */
    record DeviceGone(Id<User> user, Id<Device> device) implements OnStage {}

    /** The person goes by another name, or looks different. */
    record PersonChanged(Id<User> user, Map<String, @Nullable Object> fields) implements OnStage {}

    /** A media router serves the stage, and says how it is reached; counts for what was assigned under the same numbers. */
    record RouterServed(Id<?> router, Assignment assignment, Map<String, @Nullable Object> update) implements OnStage {}

    /** A media router that serves the stage says something new. */
    record RouterChanged(Assignment assignment, Map<String, @Nullable Object> update) implements OnStage {}

    /** A media router serves the stage no longer: another one is wanted, under a new number. */
    record RouterUnserved(Assignment assignment) implements OnStage {}
}
