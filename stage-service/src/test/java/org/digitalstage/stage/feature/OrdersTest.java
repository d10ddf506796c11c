package org.digitalstage.stage.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.DeviceCopy;
import org.digitalstage.stage.command.GroupChoice;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.model.AudioTrack;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdersTest {

    private static final Id<Stage> STAGE = Id.own(1);
    private static final String FULL = "No more members possible, max of 30 reached";
    private static final List<String> ONLINE = List.of("boot");

    private final StageRules rules = new StageRules();
    private State state = State.empty(new AggregateId("stage", STAGE.hex()));

    @BeforeEach
    void aStageIsFounded() {
        decide(new OnStage.Found(actor(0), Map.of("name", "Stage"), Password.NONE, true, 0, List.of()));
    }

    private Decision decide(OnStage command) {
        Decision decision = rules.decide((OnStage) rules.read(rules.write(command)), state);
        state = state.with(decision.changes());
        return decision;
    }

    private static Actor actor(int person) {
        return new Actor(Id.own(1000 + person), "P" + person, device(person), "c" + person);
    }

    private static <K> Id<K> device(int person) {
        return Id.of(Id.own(1000 + person), 1);
    }

    private void join(int person, String type, List<String> boots) {
        DeviceCopy device = new DeviceCopy(device(person), type, boots, 1, null, false);
        decide(new OnStage.Join(
                actor(person),
                Map.of("name", "P" + person),
                List.of(device),
                new GroupChoice(false, null),
                Password.NONE,
                null,
                1));
    }

    private long order(int person) {
        return StageDevice.ORDER.require(new Floor(state).device(device(person)).orElseThrow());
    }

    private void allDiffer() {
        List<Long> orders = StageDevice.KIND.all(state).stream()
                .map(StageDevice.ORDER::require)
                .toList();
        assertThat(new HashSet<>(orders)).hasSameSizeAs(orders);
    }

    @Test
    void theLowestFreeOrderIsTaken() {
        join(1, "browser", ONLINE);
        join(2, "ov", ONLINE);
        join(3, "browser", ONLINE);
        decide(new OnStage.DeviceGone(user(2), device(2)));
        join(4, "browser", ONLINE);
        assertThat(List.of(order(1), order(3), order(4))).containsExactly(0L, 2L, 1L);
    }

    private static Id<User> user(int person) {
        return Id.own(1000 + person);
    }

    @Test
    void theThirtyFirstDeviceOfOvIsRefusedAndNothingChanges() {
        for (int person = 1; person <= 30; person++) {
            join(person, "ov", ONLINE);
        }
        State before = state;
        assertThatThrownBy(() -> join(31, "ov", ONLINE))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining(FULL);
        assertThat(state).isEqualTo(before);
        join(32, "browser", ONLINE);
        assertThat(order(32)).isEqualTo(30);
    }

    @Test
    void whoDoesNotNeedAStreamGivesItToADeviceOfOv() {
        for (int person = 1; person <= 28; person++) {
            join(person, "ov", ONLINE);
        }
        join(29, "browser", ONLINE);
        join(30, "ov", List.of());
        join(31, "ov", ONLINE);
        join(32, "ov", ONLINE);
        assertThat(List.of(order(31), order(32))).containsExactlyInAnyOrder(28L, 29L);
        assertThat(List.of(order(29), order(30))).containsExactlyInAnyOrder(30L, 31L);
        allDiffer();
    }

    @Test
    void aDeviceThatComesOnlineGetsAStreamIfThereIsOneAndElseCannotSend() {
        for (int person = 1; person <= 31; person++) {
            join(person, "ov", person == 31 ? List.of() : ONLINE);
        }
        decide(new OnStage.DevicePresence(user(31), new DeviceCopy(device(31), "ov", ONLINE, 1, null, false), null));
        assertThat(order(31)).isEqualTo(30);
        OnStage track = new OnStage.Create(actor(31), AudioTrack.KIND.noun(), Map.of(), 0, 1);
        assertThatThrownBy(() -> decide(track)).isInstanceOf(Rejected.class).hasMessageContaining(FULL);
        decide(new OnStage.DevicePresence(user(7), new DeviceCopy(device(7), "ov", List.of(), 1, null, false), null));
        decide(new OnStage.DevicePresence(user(31), new DeviceCopy(device(31), "ov", ONLINE, 1, null, false), null));
        assertThat(order(31)).isEqualTo(6);
        decide(track);
        allDiffer();
    }

    @Test
    void aDeviceThatIsNewOnStageIsMutedAtHomeAndAKnownOneIsNot() {
        DeviceCopy one = new DeviceCopy(device(1), "browser", ONLINE, 1, null, false);
        OnStage join = new OnStage.Join(
                actor(1), Map.of("name", "P"), List.of(one), new GroupChoice(false, null), Password.NONE, null, 1);
        assertThat(decide(join).requests())
                .anyMatch(request -> request.target().type().equals("mix"));
        assertThat(decide(join).requests())
                .noneMatch(request -> request.target().type().equals("mix"));
        DeviceCopy two = new DeviceCopy(Id.of(Id.own(1001), 2), "browser", List.of(), 1, null, false);
        OnStage comes = new OnStage.DevicePresence(user(1), two, null);
        assertThat(decide(comes).requests())
                .anyMatch(request -> request.target().type().equals("mix"));
        assertThat(decide(comes).requests()).isEmpty();
    }

    @Test
    void moreMembersThanAStageHoldsAreRefusedAndMoreDevices() {
        for (int person = 1; person <= 300; person++) {
            join(person, "browser", ONLINE);
        }
        assertThatThrownBy(() -> join(301, "browser", ONLINE))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("Expected at most 300 stage members but there are as many");
        for (int more = 2; more <= 601; more++) {
            DeviceCopy device = new DeviceCopy(Id.of(Id.own(1001), more), "browser", ONLINE, 1, null, false);
            decide(new OnStage.DevicePresence(user(1), device, null));
        }
        DeviceCopy last = new DeviceCopy(Id.of(Id.own(1001), 602), "browser", ONLINE, 1, null, false);
        assertThatThrownBy(() -> decide(new OnStage.DevicePresence(user(1), last, null)))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("Expected at most 900 stage devices but there are as many");
        assertThat(StageDevice.KIND.all(state).stream()
                        .mapToLong(OrdersTest::order)
                        .max())
                .hasValue(899);
    }

    private static long order(Entity device) {
        return StageDevice.ORDER.require(device);
    }
}
