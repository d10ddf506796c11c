package org.digitalstage.stage.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Decision.Request;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Permit;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.platform.aggregate.kind.View;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.LogbookEntry.Action;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.StageScene;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** A stage is founded, and its admins change it. */
final class StageSettings {

    private StageSettings() {}

    static Decision found(OnStage.Found command, Facts facts) {
        Floor floor = new Floor(facts);
        Permit permit = Entities.permit(Stage.KIND, Verb.CREATE);
        if (!command.mayCreateStage()) {
            throw new Rejected(
                    "no-privileges",
                    permit.refused(command.actor().name(), floor.id().hex(), ""));
        }
        if (command.stagesListed() >= StageListing.KIND.most()) {
            throw new Rejected(
                    "limit", "Expected at most " + StageListing.KIND.most() + " stages a person but there are as many");
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(command.fields());
        Set<Id<User>> known = new LinkedHashSet<>(command.known());
        known.add(command.actor().user());
        Appointed.mustBeKnown(fields, known);
        fields.put(Stage.ADMINS.name(), with(fields, Stage.ADMINS, command));
        fields.put(Stage.SOUND_EDITORS.name(), with(fields, Stage.SOUND_EDITORS, command));
        fields.put(Stage.PASSWORD_HASH.name(), command.password().hash());
        fields.put(Stage.AUDIO_ASSIGNMENT.name(), 1L);
        fields.put(Stage.VIDEO_ASSIGNMENT.name(), 1L);
        Changes changes = new Changes(facts, floor.id());
        Entity stage = changes.add(Stage.KIND, new Id<>(floor.id().hex()), fields);
        List<Request> requests = new ArrayList<>();
        Stage.ADMINS.require(stage).forEach(admin -> requests.add(listed(floor, admin, true)));
        requests.add(Ask.tell(RouterWants.STREAM, RouterWants.of(stage, floor.now())));
        return Decision.of(changes.list()).then(requests).reply(Stage.KIND.wire(stage, View.ADMIN));
    }

    private static List<String> with(
            Map<String, @Nullable Object> fields, Field<List<Id<User>>> field, OnStage.Found command) {
        Set<String> ids = new LinkedHashSet<>();
        field.in(fields).orElse(List.of()).forEach(id -> ids.add(id.hex()));
        ids.add(command.actor().user().hex());
        return List.copyOf(ids);
    }

    static Decision change(OnStage.ChangeStage command, Facts facts) {
        Floor floor = new Floor(facts);
        Entity stage = HouseRules.administered(floor, command.actor());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(command.fields());
        Set<Id<User>> known = Appointed.known(facts);
        known.addAll(command.known());
        Appointed.mustBeKnown(fields, known);
        if (command.passwordGiven()) {
            fields.putAll(password(stage, command.password()));
        }
        reassign(stage, fields, Stage.AUDIO_TYPE, Stage.AUDIO_ROUTER, Stage.AUDIO_ASSIGNMENT);
        reassign(stage, fields, Stage.VIDEO_TYPE, Stage.VIDEO_ROUTER, Stage.VIDEO_ASSIGNMENT);
        Changes changes = new Changes(facts, floor.id());
        Stage.SCENE_ID.in(fields).ifPresent(scene -> show(scene, changes));
        return decided(command.actor(), command.now(), stage, fields, changes);
    }

    /** Whoever is given the stage takes the place of the one who gives it. */
    static Decision handOver(OnStage.HandOver command, Facts facts) {
        Floor floor = new Floor(facts);
        Entity stage = HouseRules.administered(floor, command.actor());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(
                Stage.ADMINS.name(),
                Appointed.hexes(Stream.concat(
                        Stage.ADMINS.require(stage).stream()
                                .filter(admin -> !admin.equals(command.actor().user())),
                        Stream.of(command.user()))));
        Set<Id<User>> known = Appointed.known(facts);
        known.addAll(command.known());
        Appointed.mustBeKnown(fields, known);
        return decided(command.actor(), command.now(), stage, fields, new Changes(facts, floor.id()));
    }

    /** Moves the members to where a scene has them. */
    private static void show(Id<StageScene> id, Changes changes) {
        Facts facts = changes.facts();
        Entity scene =
                StageScene.KIND.find(facts, id).orElseThrow(() -> new Rejected("not-found", "Unknown scene " + id));
        StageMember.KIND
                .all(facts)
                .forEach(member -> changes.change(
                        StageMember.KIND,
                        member,
                        StageScene.keptOf(scene, new Id<>(member.id().hex()))));
    }

    private static Decision decided(
            Actor actor, long now, Entity stage, Map<String, @Nullable Object> fields, Changes changes) {
        Floor floor = new Floor(changes.facts());
        changes.change(Stage.KIND, stage, fields);
        Entity after = stage.with(fields);
        List<Id<User>> was = Stage.ADMINS.require(stage);
        List<Id<User>> is = Stage.ADMINS.require(after);
        List<Request> requests = new ArrayList<>();
        is.stream().filter(admin -> !was.contains(admin)).forEach(admin -> {
            HouseRules.note(Action.APPOINT, actor, admin, now, changes);
            requests.add(listed(floor, admin, true));
        });
        was.stream().filter(admin -> !is.contains(admin)).forEach(admin -> {
            HouseRules.note(Action.DISMISS, actor, admin, now, changes);
            requests.add(listed(floor, admin, false));
        });
        if (isRouterBusiness(stage, after)) {
            requests.add(Ask.tell(RouterWants.STREAM, RouterWants.of(after, floor.now())));
        }
        return Decision.of(changes.list()).then(requests);
    }

    /** Another password is asked of the members, too. */
    private static Map<String, @Nullable Object> password(Entity stage, Password password) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (!Objects.equals(password.hash(), stage.get(Stage.PASSWORD_HASH.name()))) {
            fields.put(Stage.PASSWORD_HASH.name(), password.hash());
            fields.put(
                    Stage.PASSWORD_NUMBER.name(),
                    Stage.PASSWORD_NUMBER.of(stage).orElse(0L) + 1);
        }
        return fields;
    }

    /** Another technology wants another router: the old one is let go, and a late answer of it is known by its number. */
    private static void reassign(
            Entity stage,
            Map<String, @Nullable Object> fields,
            Field<String> type,
            Field<Id<?>> router,
            Field<Long> assignment) {
        Object given = fields.get(type.name());
        if (given != null && !given.equals(stage.get(type.name()))) {
            fields.put(router.name(), null);
            fields.put(assignment.name(), assignment.require(stage) + 1);
        }
    }

    private static boolean isRouterBusiness(Entity before, Entity after) {
        return Stream.of(Stage.AUDIO_TYPE, Stage.VIDEO_TYPE, Stage.PREFERRED_POSITION)
                .anyMatch(field -> !Objects.equals(before.get(field.name()), after.get(field.name())));
    }

    private static Request listed(Floor floor, Id<User> user, boolean admin) {
        boolean member = floor.member(user).isPresent();
        return Ask.person(user, new UserCommand.ListStage(floor.id(), admin, member, floor.now()));
    }
}
