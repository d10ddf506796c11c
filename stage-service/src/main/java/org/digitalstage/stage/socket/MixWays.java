package org.digitalstage.stage.socket;

import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.MixCommand;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.protocol.ClientCommand;

/** The way of an override: of one's own device, and about something in a stage one is a member of. */
final class MixWays {

    private final Rooms rooms;

    MixWays(Rooms rooms) {
        this.rooms = rooms;
    }

    Way override(Session session, Actor actor, ClientCommand.SetOverride override) {
        AggregateId mix = Names.mix(actor.user(), override.target().owner());
        AggregateId stage = Names.stage(override.target().owner());
        return new Way(
                mix,
                () -> rooms.look(() -> set(actor, override), stage, Names.user(actor.user()))
                        .thenCompose(set -> session.ask(mix, set))
                        .thenApply(Ways::answer));
    }

    /** Looked at when its turn has come: what it is about may be made by the command before it. */
    private MixCommand set(Actor actor, ClientCommand.SetOverride override) {
        Id<Device> device = override.device() == null ? actor.device() : override.device();
        if (Device.KIND.find(rooms.person(actor.user()), device).isEmpty()) {
            throw new Rejected("not-found", "Unknown device " + device);
        }
        Id<Stage> stage = override.target().owner();
        String unknown = "Unknown " + override.what().target().words() + " " + override.target();
        State there = rooms.aggregates().held(Names.stage(stage)).orElseThrow(() -> new Rejected("not-found", unknown));
        Entity target = there.find(override.what().target().noun(), override.target())
                .filter(found -> !StageMember.KIND
                        .where(there, StageMember.USER_ID, actor.user())
                        .isEmpty())
                .orElseThrow(() -> new Rejected("not-found", unknown));
        return new MixCommand.SetOverride(
                actor.user(),
                stage,
                override.what().kind().noun(),
                override.target(),
                device,
                override.fields(),
                override.what().begin(target, Map.of()));
    }

    /** Its id tells which of the person's mixes it is in, as the ids of a mix are numbered from its name. */
    Way remove(Session session, Actor actor, ClientCommand.RemoveOverride remove) {
        AggregateId mix = StageListing.KIND.all(rooms.person(actor.user())).stream()
                .map(listing -> Names.mix(actor.user(), new Id<>(listing.id().hex())))
                .filter(own -> Names.anchor(own).owner().equals(remove.id().owner()))
                .findFirst()
                .orElseThrow(() -> remove.what().isUnknown(remove.id()));
        return Ways.ask(
                session, mix, new MixCommand.RemoveOverride(remove.what().kind().noun(), remove.id()));
    }
}
