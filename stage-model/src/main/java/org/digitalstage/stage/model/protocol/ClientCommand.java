package org.digitalstage.stage.model.protocol;

import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.stage.model.CustomGroup;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.ListenerOverride;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/**
 * What a signed-in client may ask for. All fields are in JSON form, within the bounds of their kinds, and hold only what a client may
 * write.
 */
public sealed interface ClientCommand {

    /** {@code create-<noun>}: a new entity in a stage. */
    record Create(EntityKind<?> kind, Id<Stage> stage, Map<String, @Nullable Object> fields) implements ClientCommand {}

    /** {@code change-<noun>} with {@code _id} and the fields to write. */
    record Change(EntityKind<?> kind, Id<?> id, Map<String, @Nullable Object> fields) implements ClientCommand {}

    /** {@code remove-<noun>} with the id alone. */
    record Remove(EntityKind<?> kind, Id<?> id) implements ClientCommand {}

    /** {@code set-audio-track} and {@code set-video-track}: a track of the acting device, found by {@code uuid} or made. */
    record SetTrack(EntityKind<?> kind, Id<Stage> stage, Map<String, @Nullable Object> fields)
            implements ClientCommand {}

    /** {@code set-custom-group}: found by its id, or by the group that hears and the one that is heard, or made. */
    record SetCustomGroup(CustomGroupWish which, Map<String, @Nullable Object> fields) implements ClientCommand {}

    /** {@code set-custom-<noun>-volume} and the like; without a device it is meant for the acting one. */
    record SetOverride(
            ListenerOverride what, Id<?> target, @Nullable Id<Device> device, Map<String, @Nullable Object> fields)
            implements ClientCommand {}

    /** {@code remove-custom-<noun>-volume} and the like. */
    record RemoveOverride(ListenerOverride what, Id<ListenerOverride> id) implements ClientCommand {}

    /** {@code set-sound-card}: a card of the acting device, found by {@code audioDriver}, {@code type} and {@code uuid}. */
    record SetSoundCard(Map<String, @Nullable Object> fields) implements ClientCommand {}

    /** {@code change-user}: of oneself. */
    record ChangeUser(Map<String, @Nullable Object> fields) implements ClientCommand {}

    /** {@code remove-user}: oneself, with all devices and memberships. */
    record RemoveUser() implements ClientCommand {}

    /** {@code create-stage}. */
    record CreateStage(Map<String, @Nullable Object> fields, NewPassword password) implements ClientCommand {}

    /** {@code change-stage}. */
    record ChangeStage(Id<Stage> id, Map<String, @Nullable Object> fields, NewPassword password)
            implements ClientCommand {}

    /** {@code remove-stage}. */
    record RemoveStage(Id<Stage> id) implements ClientCommand {}

    /** {@code join-stage}; with the code of an invite no password is needed. */
    record JoinStage(
            Id<Stage> stage,
            GroupWish group,
            @Nullable Secret password,
            @Nullable Secret code) implements ClientCommand {}

    /** {@code leave-stage}: the one the person is in. */
    record LeaveStage() implements ClientCommand {}

    /** {@code leave-stage-for-good}, or {@code forget-stage}: the membership ends, too. */
    record LeaveForGood(Id<Stage> stage) implements ClientCommand {}

    /** {@code encode-invite}, and {@code revoke-invite}, which puts a new code in the place of the one before. */
    record MakeInvite(Id<Stage> stage, @Nullable Id<Group> group, boolean anew) implements ClientCommand {}

    /** {@code decode-invite}: where does this code lead to? */
    record DecodeInvite(Secret code) implements ClientCommand {}

    /** {@code ban-user} and {@code unban-user}. */
    record BanUser(Id<Stage> stage, Id<User> user, boolean banned) implements ClientCommand {}

    /** {@code hand-over-stage}: somebody else becomes admin in one's own place. */
    record HandOverStage(Id<Stage> stage, Id<User> user) implements ClientCommand {}

    /** {@code close-stage} and {@code open-stage}, by administrators of the platform. */
    record CloseStage(Id<Stage> stage, boolean closed) implements ClientCommand {}

    /** {@code close-user} and {@code open-user}, by administrators of the platform. */
    record CloseUser(Id<User> user, boolean closed) implements ClientCommand {}

    /** {@code restrict-user}, by administrators of the platform: may the person create stages? */
    record RestrictUser(Id<User> user, boolean canCreateStage) implements ClientCommand {}

    /** {@code send-message}: to everybody of the stage the person is in. */
    record SendMessage(String message) implements ClientCommand {}

    /** {@code send-p2p-offer} and the like: one message of two clients that talk without us, to be told word for word. */
    record SendSignal(PeerSignal what, Id<StageDevice> from, Id<StageDevice> to, Map<String, @Nullable Object> payload)
            implements ClientCommand {}

    /** {@code renew-token}: the session lives on with a newer token of the same person. */
    record RenewToken(Secret token) implements ClientCommand {}

    /** {@code state-hash}: for a client that wants to prove that it holds what the server holds. */
    record AskStateHash() implements ClientCommand {}

    /** What becomes of a stage's password. */
    sealed interface NewPassword {

        /** It stays as it is. */
        record Kept() implements NewPassword {}

        /** The stage becomes open to all. */
        record Cleared() implements NewPassword {}

        /** The stage gets this one. */
        record Given(Secret password) implements NewPassword {}
    }

    /** Which group a person wants to be in. */
    sealed interface GroupWish {

        /** Nothing was said: a known member stays where it was, a new one has no group. */
        record Unsaid() implements GroupWish {}

        /** None at all. */
        record None() implements GroupWish {}

        /** This one. */
        record Chosen(Id<Group> group) implements GroupWish {}
    }

    /** Which custom group is meant. */
    sealed interface CustomGroupWish {

        /** A known one. */
        record Known(Id<CustomGroup> id) implements CustomGroupWish {}

        /** The one with which {@code group} hears {@code target}, be it new. */
        record Between(Id<Group> group, Id<Group> target) implements CustomGroupWish {}
    }
}
