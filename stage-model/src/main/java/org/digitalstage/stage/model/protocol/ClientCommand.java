package org.digitalstage.stage.model.protocol;

import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.ListenerOverride;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageDevice;
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

    /** {@code set-custom-<noun>-volume} and the like; without a device it is meant for the acting one. */
    record SetOverride(
            ListenerOverride what, Id<?> target, @Nullable Id<Device> device, Map<String, @Nullable Object> fields)
            implements ClientCommand {}

    /** {@code set-sound-card}: a card of the acting device, found by {@code audioDriver}, {@code type} and {@code uuid}. */
    record SetSoundCard(Map<String, @Nullable Object> fields) implements ClientCommand {}

    /** {@code change-user}: of oneself. */
    record ChangeUser(Map<String, @Nullable Object> fields) implements ClientCommand {}

    /** {@code change-device}: a device of one's own. */
    record ChangeDevice(Id<Device> id, Map<String, @Nullable Object> fields) implements ClientCommand {}

    /** {@code create-stage}. */
    record CreateStage(Map<String, @Nullable Object> fields, NewPassword password) implements ClientCommand {}

    /** {@code change-stage}. */
    record ChangeStage(Id<Stage> id, Map<String, @Nullable Object> fields, NewPassword password)
            implements ClientCommand {}

    /** {@code remove-stage}. */
    record RemoveStage(Id<Stage> id) implements ClientCommand {}

    /** {@code join-stage}. */
    record JoinStage(
            Id<Stage> stage, GroupWish group, @Nullable Secret password) implements ClientCommand {}

    /** {@code leave-stage}: the one the person is in. */
    record LeaveStage() implements ClientCommand {}

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
}
