package org.digitalstage.stage.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.DeviceCopy;
import org.digitalstage.stage.command.GroupChoice;
import org.digitalstage.stage.command.Joined;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.command.StageCodec;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** News from a person's aggregate and the person's joins come to a stage in two ways, so either may overtake the other. */
class LateNewsTest {

    private static final Id<Stage> STAGE = Id.own(1);
    private static final Id<User> ANNA = Id.own(1001);
    private static final Id<Device> PHONE = Id.of(Id.own(1001), 1);

    private final StageRules rules = new StageRules();
    private State state = State.empty(new AggregateId("stage", STAGE.hex()));

    @BeforeEach
    void aStageIsFounded() {
        decide(new OnStage.Found(actor(1000), Map.of("name", "Stage"), Password.NONE, true, 0, List.of()));
    }

    /** All of them within one entry, as commands that came at once are. */
    private void decide(OnStage... commands) {
        for (OnStage command : commands) {
            Decision decision = rules.decide((OnStage) rules.read(rules.write(command)), state);
            state = state.with(decision.changes());
        }
    }

    private static Actor actor(int person) {
        return new Actor(Id.own(person), "P" + person, Id.of(Id.own(person), 1), "c" + person);
    }

    private static OnStage join(DeviceCopy phone) {
        return new OnStage.Join(
                actor(1001),
                Map.of("name", "Anna"),
                List.of(phone),
                new GroupChoice(false, null),
                Password.NONE,
                null,
                1);
    }

    private static DeviceCopy phone(long asOf, String... boots) {
        return new DeviceCopy(PHONE, "browser", List.of(boots), asOf, null, false);
    }

    private Joined joined() {
        return Joined.of(new Floor(state).member(ANNA).orElseThrow());
    }

    private boolean isInside() {
        return new Floor(state).isInside(ANNA);
    }

    private boolean isOnline() {
        Entity phone = new Floor(state).device(PHONE).orElseThrow();
        return StageDevice.ACTIVE.require(phone);
    }

    @Test
    void aFarewellFromBeforeTheSecondJoinOfOneEntryPutsNobodyOut() {
        decide(join(phone(1, "boot")));
        Joined first = joined();
        decide(new OnStage.Left(ANNA, first), join(phone(1, "boot")));
        Joined second = joined();
        assertThat(second).isGreaterThan(first);
        decide(new OnStage.Left(ANNA, first));
        assertThat(isInside()).isTrue();
        decide(new OnStage.Left(ANNA, second));
        assertThat(isInside()).isFalse();
    }

    @Test
    void aFarewellThatAnOldReleaseWroteIsStillRead() {
        Map<String, Object> old = Map.of("type", "Left", "user", ANNA.hex(), "joined", 7);
        assertThat(StageCodec.read(new LinkedHashMap<>(old))).isEqualTo(new OnStage.Left(ANNA, new Joined(7, 0)));
    }

    @Test
    void whatAJoinTookAlongIsNotUndoneByWhatThePersonSaidBefore() {
        decide(join(phone(5, "boot")), new OnStage.DevicePresence(ANNA, phone(4), null));
        assertThat(isOnline()).isTrue();
        decide(new OnStage.DevicePresence(ANNA, phone(6), null));
        assertThat(isOnline()).isFalse();
    }

    @Test
    void whatAnOldReleaseSaysOfADeviceCounts() {
        decide(join(phone(5, "boot")), new OnStage.DevicePresence(ANNA, phone(0), null));
        assertThat(isOnline()).isFalse();
    }
}
