package org.digitalstage.stage.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.jspecify.annotations.Nullable;

/**
 * How one listener wants to hear something on one device, whatever the stage says. Lives in {@code mix/<user>/<stage>}.
 *
 * @param kind its kind
 * @param target the kind of what is heard otherwise
 * @param targetId the field that names it
 * @param values what can be set
 * @param setter the command that sets it, irregular for audio tracks
 * @param unknown what is said of an id that none of one's own has; others' are not told from those there never were
 */
public record ListenerOverride(
        EntityKind<ListenerOverride> kind,
        EntityKind<?> target,
        Field<Id<?>> targetId,
        List<Field<?>> values,
        String setter,
        String unknown) {

    /** The type of aggregate that holds the overrides of one person for one stage. */
    public static final String MIX = "mix";

    public static final Field<Id<User>> USER_ID = Field.id("userId");
    public static final Field<Id<Device>> DEVICE_ID = Field.id("deviceId");
    public static final Field<Id<Stage>> STAGE_ID = Field.id("stageId");

    public static final ListenerOverride GROUP_VOLUME = volume(Group.KIND, "c-g-v", "set-custom-group-volume");
    public static final ListenerOverride GROUP_POSITION = position(Group.KIND, "c-g-p", "set-custom-group-position");
    public static final ListenerOverride MEMBER_VOLUME =
            volume(StageMember.KIND, "c-sm-v", "set-custom-stage-member-volume");
    public static final ListenerOverride MEMBER_POSITION =
            position(StageMember.KIND, "c-sm-p", "set-custom-stage-member-position");
    public static final ListenerOverride DEVICE_VOLUME =
            volume(StageDevice.KIND, "c-sd-v", "set-custom-stage-device-volume");
    public static final ListenerOverride DEVICE_POSITION =
            position(StageDevice.KIND, "c-sd-p", "set-custom-stage-device-position");
    public static final ListenerOverride TRACK_VOLUME = volume(AudioTrack.KIND, "c-a-v", "set-audio-track-volume")
            .saying("Could not find and delete custom remote audio track volume <id>");
    public static final ListenerOverride TRACK_POSITION = position(AudioTrack.KIND, "c-a-p", "set-audio-track-position")
            .saying("Could not find and delete remote audio track position <id>");

    /** All eight, in the order of the package sent on joining. */
    public static final List<ListenerOverride> ALL = List.of(
            GROUP_VOLUME,
            GROUP_POSITION,
            MEMBER_VOLUME,
            MEMBER_POSITION,
            DEVICE_VOLUME,
            DEVICE_POSITION,
            TRACK_VOLUME,
            TRACK_POSITION);

    private static ListenerOverride volume(EntityKind<?> target, String code, String setter) {
        return of(target, "volume", code, Volume.FIELDS, setter);
    }

    private static ListenerOverride position(EntityKind<?> target, String code, String setter) {
        return of(target, "position", code, Position.FIELDS, setter);
    }

    private static ListenerOverride of(
            EntityKind<?> target, String what, String code, List<Field<?>> values, String setter) {
        Field<Id<?>> targetId = Field.anyId(camel(target.noun()) + "Id");
        String noun = "custom-" + target.noun() + "-" + what;
        EntityKind<ListenerOverride> kind = EntityKind.<ListenerOverride>named(noun)
                .code(code)
                .in(MIX)
                .fields(USER_ID, DEVICE_ID, STAGE_ID, targetId)
                .fields(values)
                .uniqueBy(targetId, DEVICE_ID)
                .seenBy(Audiences.OWN)
                .inPackageAs(camel(noun) + "s")
                .atMost(10_000)
                .declared();
        return new ListenerOverride(kind, target, targetId, values, setter, "Unknown " + kind.words() + " <id>");
    }

    private ListenerOverride saying(String other) {
        return new ListenerOverride(kind, target, targetId, values, setter, other);
    }

    /** The command that takes it away, so that the target sounds as for everybody. */
    public String remover() {
        return setter.replaceFirst("set-", "remove-");
    }

    /** What is said where there is none with this id. */
    public Rejected isUnknown(Id<?> id) {
        return new Rejected("not-found", unknown.replace("<id>", id.hex()));
    }

    /** The one of this kind of override. */
    public static ListenerOverride of(String noun) {
        return ALL.stream()
                .filter(each -> each.kind.noun().equals(noun))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected a kind of override but got " + noun));
    }

    /** What a listener set for this target and device, if anything. */
    public Optional<Entity> find(Facts mix, Id<?> heard, Id<Device> device) {
        return kind.where(mix, targetId, heard).stream()
                .filter(entity -> device.hex().equals(entity.get(DEVICE_ID.name())))
                .findFirst();
    }

    /** All values of a new override: what is given, and for the rest what the target has now. */
    public Map<String, @Nullable Object> begin(Entity heard, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        values.forEach(field -> all.put(field.name(), heard.fields().getOrDefault(field.name(), field.preset())));
        all.putAll(given);
        return all;
    }

    private static String camel(String noun) {
        StringBuilder camel = new StringBuilder();
        for (String word : noun.split("-")) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}
