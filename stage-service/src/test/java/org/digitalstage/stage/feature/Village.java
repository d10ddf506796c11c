package org.digitalstage.stage.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Events;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.DeviceCopy;
import org.digitalstage.stage.command.GroupChoice;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** The rules alone, without a machine: each command is decided on the states as they are, and what follows from it at once after it. */
final class Village {

    /** Everything happens then. */
    static final long NOW = 1_000_000;

    private final StageRules rules = new StageRules();
    private final Map<AggregateId, State> states = new LinkedHashMap<>();
    private final List<Decision.Request> waiting = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> events = new ArrayList<>();
    private @Nullable Object reply;
    private boolean postIsHeld;

    State state(AggregateId aggregate) {
        return states.getOrDefault(aggregate, State.empty(aggregate));
    }

    State stage(Id<Stage> stage) {
        return state(Names.stage(stage));
    }

    State person(Id<User> user) {
        return state(Names.user(user));
    }

    State mix(Id<User> user, Id<Stage> stage) {
        return state(Names.mix(user, stage));
    }

    /** What was told to other services. */
    List<Map<String, @Nullable Object>> events() {
        return events;
    }

    /** What the last command was answered. */
    @Nullable
    Object reply() {
        return reply;
    }

    /** Decides it and gives its changes; whatever follows is decided, too. */
    List<Change> ask(AggregateId aggregate, StageCommand command) {
        Decision decision = decide(aggregate, command);
        reply = decision.reply();
        if (!postIsHeld) {
            deliver();
        }
        return decision.changes();
    }

    /** From now on what follows waits, until {@link #deliver}. */
    void holdPost() {
        postIsHeld = true;
    }

    void deliver() {
        postIsHeld = false;
        while (!waiting.isEmpty()) {
            Decision.Request next = waiting.removeFirst();
            if (next.target().type().equals(Events.TARGET)) {
                events.add(next.command());
            } else {
                try {
                    decide(next.target(), rules.read(next.command()));
                } catch (Rejected _) {
                    // Somebody has gone meanwhile: the machine notes it as carried out, and goes on.
                }
            }
        }
    }

    private Decision decide(AggregateId aggregate, StageCommand command) {
        State before = state(aggregate);
        Decision decision = rules.decide(rules.read(rules.write(command)), before);
        states.put(aggregate, before.with(decision.changes()));
        waiting.addAll(decision.requests());
        return decision;
    }

    /** Signs in on a device of this type, and comes online; gives who acts there. */
    Actor signIn(int number, String uuid, String type) {
        Id<User> user = user(number);
        String connection = number + uuid;
        ask(
                Names.user(user),
                new UserCommand.SignIn(
                        "account" + number,
                        "P" + number,
                        null,
                        true,
                        Map.of("uuid", uuid, "type", type),
                        connection,
                        "boot",
                        false,
                        NOW));
        Id<Device> device = new Id<>(String.valueOf(reply));
        ask(Names.user(user), new UserCommand.GoOnline(device, Map.of(), connection, NOW));
        return new Actor(user, "P" + number, device, connection);
    }

    Actor signIn(int number) {
        return signIn(number, "u", "browser");
    }

    static Id<User> user(int number) {
        return Id.own(1000 + number);
    }

    static Id<Stage> stageId(int number) {
        return Id.own(2000 + number);
    }

    Id<Stage> found(Actor actor, int number) {
        Id<Stage> stage = stageId(number);
        ask(Names.stage(stage), new OnStage.Found(actor, Map.of("name", "Stage"), Password.NONE, true, 0, List.of()));
        return stage;
    }

    Entity join(Actor actor, Id<Stage> stage) {
        return join(actor, stage, null, null);
    }

    /** Gives the member. */
    Entity join(Actor actor, Id<Stage> stage, @Nullable Id<Group> group, @Nullable String code) {
        State person = person(actor.user());
        Entity user = User.KIND.find(person, actor.user()).orElseThrow();
        List<DeviceCopy> devices = Copies.devices(person);
        ask(
                Names.stage(stage),
                new OnStage.Join(
                        actor,
                        Copies.person(user),
                        devices,
                        new GroupChoice(group != null, group),
                        Password.NONE,
                        code,
                        NOW));
        return member(actor, stage);
    }

    Entity member(Actor actor, Id<Stage> stage) {
        return StageMember.KIND.where(stage(stage), StageMember.USER_ID, actor.user()).stream()
                .findFirst()
                .orElseThrow();
    }

    Entity device(Actor actor, Id<Stage> stage) {
        return StageDevice.KIND.where(stage(stage), StageDevice.DEVICE_ID, actor.device()).stream()
                .findFirst()
                .orElseThrow();
    }

    /** Creates something in a stage and gives it as it is. */
    Entity create(Actor actor, Id<Stage> stage, EntityKind<?> kind, Map<String, @Nullable Object> fields) {
        ask(Names.stage(stage), new OnStage.Create(actor, kind.noun(), fields, 0.5, NOW));
        return kind.all(stage(stage)).stream().toList().getLast();
    }

    List<Change> change(Actor actor, Id<Stage> stage, Entity entity, Map<String, @Nullable Object> fields) {
        return ask(Names.stage(stage), new OnStage.Change(actor, entity.kind(), entity.id(), fields, NOW));
    }

    List<Change> remove(Actor actor, Id<Stage> stage, Entity entity) {
        return ask(Names.stage(stage), new OnStage.Remove(actor, entity.kind(), entity.id(), NOW));
    }

    /** One of a kind, as it is now. */
    Entity now(Id<Stage> stage, Entity entity) {
        return stage(stage).find(entity.kind(), entity.id()).orElseThrow();
    }

    boolean isThere(Id<Stage> stage, Entity entity) {
        return stage(stage).find(entity.kind(), entity.id()).isPresent();
    }

    static Map<String, @Nullable Object> of(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
