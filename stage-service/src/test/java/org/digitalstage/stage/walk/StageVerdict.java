package org.digitalstage.stage.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.stage.command.DeviceCopy;
import org.digitalstage.stage.command.Joined;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.feature.Copies;
import org.digitalstage.stage.model.Ban;
import org.digitalstage.stage.model.Invite;
import org.digitalstage.stage.model.InviteCode;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.StageUser;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.Volume;
import org.jspecify.annotations.Nullable;

/** What must hold after every walk: nothing is stuck, all hold the same, what people and stages say of each other agrees, and nothing personal lies open. */
final class StageVerdict {

    private final StageWalk walk;
    private final Town town;
    private final Map<AggregateId, State> states = new HashMap<>();

    StageVerdict(StageWalk walk) {
        this.walk = walk;
        this.town = walk.town;
    }

    void judge() {
        assertThat(town.faults).as("on the way").isEmpty();
        assertThat(town.store.pendings()).as("notes").isEmpty();
        assertThat(town.store.aside()).as("set aside").isEmpty();
        town.store.aggregates().forEach(this::read);
        allHoldTheSame();
        walk.players.forEach(this::agrees);
        town.aggregates(Names.STAGE).forEach(this::hasNobodyWhoDoesNotKnow);
        town.aggregates(Names.STAGE).forEach(this::isInOrder);
        nothingPersonalLiesOpen();
    }

    /** As an instance reads it that has not seen it before. */
    private void read(AggregateId aggregate) {
        CompletableFuture<State> state =
                walk.venues.getLast().aggregates.state(aggregate, 0).toCompletableFuture();
        assertThat(town.time.advanceUntil(state::isDone, 10_000))
                .as("%s", aggregate)
                .isTrue();
        assertThat(state.join().seq())
                .as("the end of %s", aggregate)
                .isEqualTo(town.store.entries(aggregate).lastKey());
        states.put(aggregate, state.join());
    }

    private void allHoldTheSame() {
        for (Venue venue : walk.venues) {
            states.forEach((aggregate, state) -> venue.aggregates
                    .held(aggregate)
                    .ifPresent(held -> assertThat(held)
                            .as("%s at %s", aggregate, venue.boot)
                            .isEqualTo(state)));
        }
    }

    private void agrees(Player player) {
        State person = states.getOrDefault(Names.user(player.user), State.empty(Names.user(player.user)));
        Optional<Entity> found = User.KIND.find(person, player.user).filter(user -> !isErased(user));
        if (found.isEmpty()) {
            return;
        }
        Entity user = found.get();
        assertThat(player.isErased).as("erased %s", player.user).isFalse();
        for (Entity listing : StageListing.KIND.all(person)) {
            isListed(player, user, listing);
        }
        User.STAGE_ID.of(user).ifPresent(stage -> isInside(player, user, person, stage));
    }

    private void isListed(Player player, Entity user, Entity listing) {
        State stage = states.get(Names.stage(new Id<>(listing.id().hex())));
        String what = player.user + " and " + listing.id();
        assertThat(member(stage, player.user).isPresent())
                .as("member: %s", what)
                .isEqualTo(StageListing.MEMBER.require(listing));
        assertThat(admins(stage).contains(player.user))
                .as("admin: %s", what)
                .isEqualTo(StageListing.ADMIN.require(listing));
        if (StageListing.MEMBER.require(listing)) {
            Entity copy =
                    StageUser.KIND.find(stage, new Id<>(player.user.hex())).orElseThrow();
            assertThat(copy.get("name")).as("name: %s", what).isEqualTo(user.get("name"));
            assertThat(member(stage, player.user).orElseThrow().get("name"))
                    .as("name of the member: %s", what)
                    .isEqualTo(user.get("name"));
            assertThat(copy.get("avatarUrl")).as("picture: %s", what).isEqualTo(user.get("avatarUrl"));
        }
    }

    private void isInside(Player player, Entity user, State person, Id<Stage> at) {
        State stage = states.get(Names.stage(at));
        Entity member = member(stage, player.user).orElseThrow();
        assertThat(Joined.of(member)).isEqualTo(Joined.of(user));
        assertThat(member.id().hex())
                .isEqualTo(User.STAGE_MEMBER_ID.require(user).hex());
        Map<String, Shown> known = new HashMap<>();
        StageDevice.KIND
                .where(stage, StageDevice.USER_ID, player.user)
                .forEach(device ->
                        known.put(StageDevice.DEVICE_ID.require(device).hex(), Shown.of(device)));
        Map<String, Shown> there = new HashMap<>();
        Copies.devices(person).forEach(device -> there.put(device.id().hex(), Shown.of(device)));
        known.forEach((device, shown) -> assertThat(shown.fits(there.get(device)))
                .as("device of %s in %s: %s and %s", player.user, at, shown, there.get(device))
                .isTrue());
        boolean online = there.values().stream().anyMatch(shown -> !shown.boots.isEmpty());
        assertThat(online || !StageMember.ACTIVE.require(member))
                .as("active only if online: %s in %s", player.user, at)
                .isTrue();
    }

    /** What a stage says of a device; the page of one that is offline is of no account. */
    private record Shown(Set<String> boots, boolean active, String page) {

        static Shown of(Entity device) {
            Set<String> boots = StageVerdict.boots(StageDevice.BOOTS.require(device));
            String page = boots.isEmpty() ? "" : StageDevice.PAGE.of(device).orElse("none");
            return new Shown(boots, StageDevice.ACTIVE.require(device), page);
        }

        /** A manager may have switched off what is on. */
        boolean fits(@Nullable Shown device) {
            return device != null
                    && boots.equals(device.boots)
                    && page.equals(device.page)
                    && (device.active || !active);
        }

        static Shown of(DeviceCopy device) {
            String page = device.page();
            return new Shown(StageVerdict.boots(device.boots()), device.isActive(), page == null ? "" : page);
        }
    }

    /** Also where nobody was told for certain that it was done. */
    private static boolean isErased(Entity user) {
        return User.ERASED.of(user).isPresent();
    }

    private static Set<String> boots(List<?> boots) {
        Set<String> all = new HashSet<>();
        boots.forEach(boot -> all.add(String.valueOf(boot)));
        return all;
    }

    /** Nobody is shown inside, a member, or an admin, whose own aggregate does not say so. */
    private void hasNobodyWhoDoesNotKnow(AggregateId aggregate) {
        State stage = states.get(aggregate);
        for (Player player : walk.players) {
            State person = states.get(Names.user(player.user));
            Optional<Entity> shown =
                    stage == null ? Optional.empty() : StageUser.KIND.find(stage, new Id<>(player.user.hex()));
            if (person == null || shown.isEmpty()) {
                continue;
            }
            Optional<Id<Stage>> place = User.KIND.find(person, player.user).flatMap(User.STAGE_ID::of);
            boolean inside = User.STAGE_ID.of(shown.get()).isPresent();
            assertThat(inside)
                    .as("%s shown inside %s", player.user, aggregate)
                    .isEqualTo(place.map(Names::stage).filter(aggregate::equals).isPresent());
            if (User.KIND
                    .find(person, player.user)
                    .filter(StageVerdict::isErased)
                    .isPresent()) {
                assertThat(shown.get().get("name")).isEqualTo(User.NOBODY);
            } else {
                assertThat(StageListing.KIND.find(person, new Id<>(aggregate.key())))
                        .as("listing of %s at %s", aggregate, player.user)
                        .isPresent();
            }
        }
    }

    /** Nothing is without what it belongs to, nobody is in who was banned, who is silenced is muted, and codes lead to the stage that holds them. */
    private void isInOrder(AggregateId aggregate) {
        State stage = states.getOrDefault(aggregate, State.empty(aggregate));
        for (EntityKind<?> kind : StageKinds.ALL.all()) {
            kind.all(stage).forEach(entity -> kind.parents().forEach(parent -> belongs(entity, parent, stage)));
        }
        Ban.KIND
                .all(stage)
                .forEach(ban -> assertThat(member(stage, Ban.USER_ID.require(ban)))
                        .as("banned of %s", aggregate)
                        .isEmpty());
        StageMember.KIND
                .all(stage)
                .forEach(member -> assertThat(!StageMember.SILENCED.require(member) || Volume.MUTED.require(member))
                        .as("silenced in %s", aggregate)
                        .isTrue());
        Invite.KIND.all(stage).stream()
                .filter(invite -> Invite.isLive(invite, town.time.millis()))
                .forEach(invite -> leadsTo(aggregate, Invite.CODE.require(invite)));
    }

    private static void belongs(Entity entity, EntityKind.Parent parent, State stage) {
        Field<?> field = parent.field();
        Object owner = field == null ? null : entity.get(field.name());
        if (owner != null) {
            assertThat(stage.find(parent.kind().noun(), new Id<>(owner.toString())))
                    .as("the %s of %s", parent.kind(), entity)
                    .isPresent();
        }
    }

    private void leadsTo(AggregateId stage, String code) {
        assertThat(InviteCode.KIND.all(states.get(Names.invite(code))))
                .as("code of %s", stage)
                .allMatch(claimed -> InviteCode.STAGE_ID.require(claimed).hex().equals(stage.key()))
                .hasSize(1);
    }

    private static Optional<Entity> member(State stage, Id<User> user) {
        return StageMember.KIND.where(stage, StageMember.USER_ID, user).stream().findFirst();
    }

    private static List<Id<User>> admins(State stage) {
        return Stage.KIND.all(stage).stream()
                .findFirst()
                .flatMap(Stage.ADMINS::of)
                .orElse(List.of());
    }

    private void nothingPersonalLiesOpen() {
        for (AggregateId aggregate : town.store.aggregates()) {
            for (Entry entry : town.store.entries(aggregate).values()) {
                entry.steps().forEach(step -> step.changes().forEach(StageVerdict::isSealed));
                entry.followUps().forEach(followUp -> isSealed(followUp.command()));
            }
            town.store
                    .snapshots(aggregate)
                    .values()
                    .forEach(snapshot -> snapshot.state()
                            .kinds()
                            .values()
                            .forEach(all -> all.values().forEach(entity -> isSealed(entity.fields()))));
        }
    }

    private static void isSealed(Change change) {
        switch (change) {
            case Change.Added added -> isSealed(added.fields());
            case Change.Changed changed -> isSealed(changed.fields());
            case Change.Said said -> isSealed(said.fields());
            case Change.Removed _ -> {}
        }
    }

    private static void isSealed(Map<String, ?> fields) {
        assertThat(fields.toString()).as("in the store").doesNotContain(Player.PRIVATE);
    }
}
