package org.digitalstage.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.model.AudioTrack;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.ListenerOverride;
import org.digitalstage.stage.model.Role;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.VideoTrack;
import org.jspecify.annotations.Nullable;

/** A fresh stage on which everybody of a {@link Cast} is what his role says, with one thing of each kind that belongs to the owner. */
final class Ground {

    private final Cast cast;
    private final Aggregates<StageCommand> aggregates;
    private final String stage;

    Ground(Cast cast, Aggregates<StageCommand> aggregates) {
        this.cast = cast;
        this.aggregates = aggregates;
        SocketClient admin = cast.of(Role.ADMIN);
        Set<Role> people = Role.PEOPLE;
        people.forEach(cast::of);
        this.stage = made(
                admin, "create-stage", Map.of("name", "Ground", "soundEditors", List.of(Cast.user(Role.SOUND_EDITOR))));
        people.stream()
                .filter(role -> role != Role.STRANGER && role != Role.OTHER_DEVICE)
                .forEach(role -> done(cast.of(role), "join-stage", Map.of("stageId", stage)));
        done(cast.of(Role.OUTSIDE), "leave-stage", null);
    }

    /** An argument that is all right for a command, said by this role. */
    @Nullable
    Object argument(String command, Role role) {
        Map<String, Supplier<@Nullable Object>> own = special(role);
        if (own.containsKey(command)) {
            return own.get(command).get();
        }
        for (ListenerOverride what : ListenerOverride.ALL) {
            if (command.equals(what.setter())) {
                return Map.of(what.targetId().name(), thing(what.target()), "volume", 0.5, "x", 1);
            }
            if (command.equals(what.remover())) {
                return override(what);
            }
        }
        int dash = command.indexOf('-');
        String noun = command.substring(dash + 1);
        return switch (command.substring(0, dash)) {
            case "create" -> Map.of("stageId", stage);
            case "change" -> Map.of("_id", thing(noun), "name", "N", "label", "L", "volume", 0.25);
            case "remove" -> thing(noun);
            default -> throw new IllegalArgumentException("Expected to know what " + command + " takes");
        };
    }

    private Map<String, Supplier<@Nullable Object>> special(Role role) {
        Map<String, Object> aboutSomebody = Map.of("stageId", stage, "userId", Cast.user(Role.INSIDE));
        Map<String, Object> peers = Map.of("from", thing(StageDevice.KIND), "to", deviceOf(Role.INSIDE));
        Map<String, Supplier<@Nullable Object>> all = new LinkedHashMap<>();
        all.put("change-user", () -> Map.of("name", "P"));
        all.put("remove-user", () -> null);
        all.put("set-sound-card", () -> Map.of("audioDriver", "alsa", "type", "input", "uuid", "c" + role));
        all.put("create-stage", () -> Map.of("name", "Another"));
        all.put("change-stage", () -> Map.of("_id", stage, "name", "Renamed"));
        for (String whole :
                List.of("remove-stage", "leave-stage-for-good", "forget-stage", "close-stage", "open-stage")) {
            all.put(whole, () -> stage);
        }
        all.put("join-stage", () -> Map.of("stageId", stage));
        all.put("leave-stage", () -> null);
        all.put("ban-user", () -> aboutSomebody);
        all.put("unban-user", () -> aboutSomebody);
        all.put("hand-over-stage", () -> aboutSomebody);
        all.put("encode-invite", () -> Map.of("stageId", stage));
        all.put("revoke-invite", () -> Map.of("stageId", stage));
        all.put("decode-invite", () -> "NONE");
        all.put("set-audio-track", () -> Map.of("stageId", stage, "uuid", "t"));
        all.put("set-video-track", () -> Map.of("stageId", stage, "uuid", "t"));
        all.put("set-custom-group", () -> Map.of("groupId", thing(Group.KIND), "targetGroupId", thing(Group.KIND)));
        all.put("send-message", () -> "Hallo");
        all.put("send-p2p-restart", () -> peers);
        all.put("send-p2p-offer", () -> with(peers, "offer"));
        all.put("send-p2p-answer", () -> with(peers, "answer"));
        all.put("send-ice-candidate", () -> with(peers, "iceCandidate"));
        all.put("renew-token", () -> cast.token(role));
        all.put("state-hash", () -> null);
        all.put("close-user", () -> Cast.user(Role.STRANGER));
        all.put("open-user", () -> Cast.user(Role.STRANGER));
        all.put("restrict-user", () -> Map.of("_id", Cast.user(Role.STRANGER), "canCreateStage", true));
        return all;
    }

    private String thing(String noun) {
        return switch (noun) {
            case "group" -> thing(Group.KIND);
            case "stage-member" -> thing(StageMember.KIND);
            case "stage-device" -> thing(StageDevice.KIND);
            case "audio-track" -> thing(AudioTrack.KIND);
            case "video-track" -> thing(VideoTrack.KIND);
            case "custom-group" -> customGroup();
            case "scene" -> made(cast.of(Role.ADMIN), "create-scene", Map.of("stageId", stage));
            case "device" -> spareDevice();
            case "sound-card" -> soundCard();
            default -> throw new IllegalArgumentException("Expected to know where a " + noun + " is but do not");
        };
    }

    private String thing(EntityKind<?> kind) {
        SocketClient owner = cast.of(Role.OWNER);
        if (kind.equals(Group.KIND)) {
            return made(cast.of(Role.ADMIN), "create-group", Map.of("stageId", stage));
        }
        if (kind.equals(AudioTrack.KIND) || kind.equals(VideoTrack.KIND)) {
            return made(owner, "create-" + kind.noun(), Map.of("stageId", stage));
        }
        return kind.equals(StageMember.KIND)
                ? one(Names.stage(id()), StageMember.KIND, StageMember.USER_ID, new Id<>(Cast.user(Role.OWNER)))
                : deviceOf(Role.OWNER);
    }

    private String customGroup() {
        String group = thing(Group.KIND);
        return made(cast.of(Role.ADMIN), "set-custom-group", Map.of("groupId", group, "targetGroupId", group));
    }

    private String soundCard() {
        Map<String, Object> card = Map.of("audioDriver", "alsa", "type", "input", "uuid", "owned");
        return String.valueOf(done(cast.of(Role.OWNER), "set-sound-card", card).get(1));
    }

    private String spareDevice() {
        cast.comeAndGo("spare");
        return one(Names.user(new Id<>(Cast.user(Role.OWNER))), Device.KIND, Device.UUID, "spare");
    }

    /** The stage device of the role's own device. */
    private String deviceOf(Role role) {
        AggregateId person = Names.user(new Id<>(Cast.user(role)));
        String device = one(person, Device.KIND, Device.UUID, role.name());
        return one(Names.stage(id()), StageDevice.KIND, StageDevice.DEVICE_ID, new Id<>(device));
    }

    private String override(ListenerOverride what) {
        String target = thing(what.target());
        done(cast.of(Role.OWNER), what.setter(), Map.of(what.targetId().name(), target, "volume", 0.5, "x", 1));
        AggregateId mix = Names.mix(new Id<>(Cast.user(Role.OWNER)), id());
        return one(mix, what.kind(), what.targetId(), new Id<>(target));
    }

    private <T> String one(AggregateId aggregate, EntityKind<?> kind, Field<T> field, T value) {
        State state = aggregates.held(aggregate).orElseThrow();
        return kind.where(state, field, value).stream()
                .map(Entity::id)
                .map(Id::hex)
                .findFirst()
                .orElseThrow();
    }

    private Id<Stage> id() {
        return new Id<>(stage);
    }

    private static Map<String, Object> with(Map<String, Object> peers, String body) {
        Map<String, Object> all = new LinkedHashMap<>(peers);
        all.put(body, Map.of("sdp", "v=0"));
        return all;
    }

    private static String made(SocketClient socket, String command, Object payload) {
        return String.valueOf(Theatre.map(done(socket, command, payload).get(1)).get("_id"));
    }

    private static List<@Nullable Object> done(SocketClient socket, String command, @Nullable Object payload) {
        List<@Nullable Object> answer = socket.ask(command, payload);
        if (!answer.isEmpty() && answer.getFirst() != null) {
            throw new AssertionError("Expected " + command + " to be done but got " + answer);
        }
        return answer;
    }

    /** Nobody has too many stages. */
    void clear() {
        cast.of(Role.ADMIN).ask("remove-stage", stage);
    }
}
