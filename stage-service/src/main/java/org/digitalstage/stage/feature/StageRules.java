package org.digitalstage.stage.feature;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Rules;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.stage.command.Forgotten;
import org.digitalstage.stage.command.InviteCommand;
import org.digitalstage.stage.command.MixCommand;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.StageCodec;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.StageMember;
import org.jspecify.annotations.Nullable;

/** Finds the feature of each command: a new command does not compile until it has one. */
public final class StageRules implements Rules<StageCommand> {

    @Override
    public Decision decide(StageCommand command, Facts facts) {
        return switch (command) {
            case UserCommand ofUser -> decide(ofUser, facts);
            case OnStage onStage -> decide(onStage, facts);
            case MixCommand ofMix -> decide(ofMix, facts);
            case InviteCommand.Claim claim -> Invites.claim(claim, facts);
            case InviteCommand.Release release -> Invites.release(release, facts);
            case Forgotten _ -> Decision.nothing();
        };
    }

    private static Decision decide(UserCommand command, Facts facts) {
        return switch (command) {
            case UserCommand.SignIn signIn -> SignIn.decide(signIn, facts);
            case UserCommand.GoOnline online -> Presence.online(online, facts);
            case UserCommand.SendTo sends -> Presence.sends(sends, facts);
            case UserCommand.Lost lost -> Presence.lost(lost, facts);
            case UserCommand.Disconnect ended -> Presence.ended(ended, facts);
            case UserCommand.AccountChanged account -> Person.account(account, facts);
            case UserCommand.Erase erase -> Erasing.erase(erase, facts);
            case UserCommand.ChangeUser change -> Person.change(change, facts);
            case UserCommand.ChangeOwn change -> Person.change(change, facts);
            case UserCommand.RemoveOwn remove -> Person.remove(remove, facts);
            case UserCommand.RemoveUser remove -> Accounts.remove(remove, facts);
            case UserCommand.CloseAccount close -> Accounts.close(close, facts);
            case UserCommand.RestrictAccount restrict -> Accounts.restrict(restrict, facts);
            case UserCommand.SetSoundCard card -> Person.setSoundCard(card, facts);
            case UserCommand.LeaveStage leave -> Whereabouts.leave(leave, facts);
            case UserCommand.EnteredStage entered -> Whereabouts.entered(entered, facts);
            case UserCommand.PutOut out -> Whereabouts.putOut(out, facts);
            case UserCommand.ListStage listed -> Whereabouts.listed(listed, facts);
        };
    }

    private static Decision decide(OnStage command, Facts facts) {
        return switch (command) {
            case OnStage.Found found -> StageSettings.found(found, facts);
            case OnStage.ChangeStage change -> StageSettings.change(change, facts);
            case OnStage.RemoveStage remove -> Removal.stage(remove, facts);
            case OnStage.HandOver hand -> StageSettings.handOver(hand, facts);
            case OnStage.Ban ban -> HouseRules.ban(ban, facts);
            case OnStage.Close close -> HouseRules.close(close, facts);
            case OnStage.Invite invite -> Invites.make(invite, facts);
            case OnStage.LeaveForGood leave -> Membership.giveUp(leave, facts);
            case OnStage.Depart depart -> Membership.depart(depart, facts);
            case OnStage.SetTrack set -> Tracks.set(set, facts);
            case OnStage.SetCustomGroup set -> CustomGroups.set(set, facts);
            case OnStage.Create create -> Entities.create(create, facts);
            case OnStage.Change change -> Entities.change(change, facts);
            case OnStage.Remove remove -> Entities.remove(remove, facts);
            case OnStage.Join join -> JoinStage.decide(join, facts);
            case OnStage.Left left -> StageDevices.left(left, facts);
            case OnStage.DevicePresence presence -> StageDevices.presence(presence, facts);
            case OnStage.DeviceGone gone -> StageDevices.gone(gone, facts);
            case OnStage.PersonChanged person -> StageDevices.person(person, facts);
            case OnStage.Say say -> Talk.say(say, facts);
            case OnStage.SendSignal signal -> Talk.signal(signal, facts);
            case OnStage.RouterServed served -> Routers.served(served, facts);
            case OnStage.RouterChanged changed -> Routers.changed(changed, facts);
            case OnStage.RouterUnserved unserved -> Routers.unserved(unserved, facts);
        };
    }

    private static Decision decide(MixCommand command, Facts facts) {
        return switch (command) {
            case MixCommand.SetOverride set -> Mix.set(set, facts);
            case MixCommand.MuteOwn mute -> Mix.muteOwn(mute, facts);
            case MixCommand.RemoveOverride remove -> Mix.remove(remove, facts);
            case MixCommand.ForgetDevice forget -> Mix.forget(forget, facts);
            case MixCommand.ForgetAll _ -> Mix.forgetAll(facts);
            case MixCommand.Forget forget -> Mix.forget(forget, facts);
        };
    }

    @Override
    public boolean isContinuous(Change.Changed change) {
        return StageKinds.ALL.named(change.kind()).isContinuous(change.fields());
    }

    @Override
    public boolean revokes(Change change) {
        return switch (change) {
            case Change.Removed removed -> removed.kind().equals(StageMember.KIND.noun());
            case Change.Changed changed ->
                changed.kind().equals(Stage.KIND.noun()) && changed.fields().containsKey(Stage.ADMINS.name());
            case Change.Added _, Change.Said _ -> false;
        };
    }

    @Override
    public Collection<? extends Id<?>> parents(Change.Changed change, Facts facts) {
        EntityKind<?> kind = StageKinds.ALL.named(change.kind());
        return facts.find(change.kind(), change.id()).map(kind::owners).orElse(List.of());
    }

    @Override
    public Map<String, @Nullable Object> write(StageCommand command) {
        return StageCodec.write(command);
    }

    @Override
    public StageCommand read(Map<String, @Nullable Object> written) {
        return StageCodec.read(written);
    }
}
