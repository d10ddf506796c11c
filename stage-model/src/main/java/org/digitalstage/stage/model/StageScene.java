package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.json;
import static org.digitalstage.platform.aggregate.kind.Field.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.jspecify.annotations.Nullable;

/** Where all members of a stage stood at one time, kept under a name so that they can be put there again. */
public final class StageScene {

    public static final Field<Id<Stage>> STAGE_ID = Field.id("stageId");
    public static final Field<String> LABEL =
            text("label", Texts.NAME).byDefault("").writable();

    /** By the id of the member: its position, {@code index} and {@code solo}. */
    public static final Field<Object> MEMBERS = json("stageMembers");

    private static final List<Field<?>> KEPT = Stream.concat(
                    Position.FIELDS.stream(), Stream.of(StageMember.INDEX, StageMember.SOLO))
            .toList();

    private static final String NOT_ADDED = "User <user> has no privileges to add a scene to stage <id>";

    public static final EntityKind<StageScene> KIND = EntityKind.<StageScene>named("scene")
            .code("ss")
            .childOf(Stage.KIND, STAGE_ID)
            .fields(STAGE_ID, LABEL, MEMBERS)
            .may(Verb.CREATE, Who.MANAGER, NOT_ADDED, NOT_ADDED)
            .may(Verb.CHANGE, Who.MANAGER, "Unknown scene <id>", "User <user> has no privileges to change scene <id>")
            .may(Verb.REMOVE, Who.MANAGER, "Unknown scene <id>", "User <user> has no privileges to remove scene <id>")
            .seenBy(Audiences.INSIDE)
            .inPackageAs("scenes")
            .atMost(50)
            .declared();

    private StageScene() {}

    /** Where the members of a stage stand now. */
    public static Map<String, Object> taken(Facts stage) {
        Map<String, Object> members = new LinkedHashMap<>();
        StageMember.KIND.all(stage).forEach(member -> {
            Map<String, @Nullable Object> kept = new LinkedHashMap<>();
            KEPT.forEach(field -> kept.put(field.name(), member.get(field.name())));
            kept.values().removeIf(value -> value == null);
            members.put(member.id().hex(), kept);
        });
        return members;
    }

    /** Where a scene has this member; empty if it came later. */
    public static Map<String, @Nullable Object> keptOf(Entity scene, Id<StageMember> member) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        if (MEMBERS.require(scene) instanceof Map<?, ?> members && members.get(member.hex()) instanceof Map<?, ?> of) {
            KEPT.stream()
                    .filter(field -> of.get(field.name()) != null)
                    .forEach(field -> kept.put(field.name(), of.get(field.name())));
        }
        return kept;
    }
}
