package org.digitalstage.stage.feature;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Trait;
import org.digitalstage.platform.aggregate.kind.View;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.model.CustomGroup;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.Who;
import org.jspecify.annotations.Nullable;

/** How whole groups hear each other. */
final class CustomGroups {

    private CustomGroups() {}

    static Decision set(OnStage.SetCustomGroup command, Facts facts) {
        if (!Who.MANAGER.allows(command.actor().user(), facts, Optional.empty())) {
            Id<?> meant = command.id() == null ? command.group() : command.id();
            throw new Rejected(
                    "no-privileges",
                    "User " + command.actor().name() + " has no privileges to set custom group " + meant);
        }
        Changes changes = new Changes(facts, new Floor(facts).id());
        Entity set = command.id() == null ? between(command, changes) : known(command.id(), command.fields(), changes);
        return Decision.of(changes.list()).reply(CustomGroup.KIND.wire(set, View.PUBLIC));
    }

    private static Entity known(Id<CustomGroup> id, Map<String, @Nullable Object> fields, Changes changes) {
        return changed(
                CustomGroup.KIND
                        .find(changes.facts(), id)
                        .orElseThrow(() -> new Rejected("not-found", "Unknown custom group " + id)),
                fields,
                changes);
    }

    private static Entity changed(Entity known, Map<String, @Nullable Object> fields, Changes changes) {
        changes.change(CustomGroup.KIND, known, fields);
        return known.with(fields);
    }

    /** A new one begins as the group that is heard sounds for all. */
    private static Entity between(OnStage.SetCustomGroup command, Changes changes) {
        Facts stage = changes.facts();
        mustBeThere(command.group(), stage);
        Entity heard = mustBeThere(command.target(), stage);
        Map<String, @Nullable Object> pair = new LinkedHashMap<>();
        pair.put(CustomGroup.STAGE_ID.name(), stage.aggregate().key());
        pair.put(CustomGroup.GROUP_ID.name(), hex(command.group()));
        pair.put(CustomGroup.TARGET_GROUP_ID.name(), hex(command.target()));
        Optional<Entity> known = CustomGroup.KIND.sameAs(stage, pair);
        if (known.isPresent()) {
            return changed(known.get(), command.fields(), changes);
        }
        CustomGroup.KIND.fields().values().stream()
                .filter(field -> field.is(Trait.WRITABLE))
                .map(Field::name)
                .forEach(name -> pair.put(name, heard.get(name)));
        pair.putAll(command.fields());
        return changes.add(CustomGroup.KIND, pair);
    }

    private static Entity mustBeThere(@Nullable Id<Group> group, Facts stage) {
        return Optional.ofNullable(group)
                .flatMap(id -> Group.KIND.find(stage, id))
                .orElseThrow(() -> new Rejected("not-found", "Unknown group " + group));
    }

    private static @Nullable String hex(@Nullable Id<Group> group) {
        return group == null ? null : group.hex();
    }
}
