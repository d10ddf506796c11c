package org.digitalstage.stage.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.GroupChoice;
import org.digitalstage.stage.command.Joined;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of whom the password of a stage is asked. */
class EntranceTest {

    private static final Id<Stage> STAGE = Id.own(1);
    private static final Id<User> ANNA = Id.own(1001);
    private static final Id<User> BERT = Id.own(1002);
    private static final Password FIRST = new Password("hash 1");
    private static final Password SECOND = new Password("hash 2");

    private final StageRules rules = new StageRules();
    private State state = State.empty(Names.stage(STAGE));

    /** Anna is the admin. */
    @BeforeEach
    void aStageHasAPassword() {
        decide(new OnStage.Found(actor(ANNA), Map.of("name", "Stage"), FIRST, true, 0, List.of()));
    }

    private void decide(OnStage command) {
        OnStage read = (OnStage) rules.read(rules.write(command));
        state = state.with(rules.decide(read, state).changes());
    }

    private static Actor actor(Id<User> user) {
        return new Actor(user, "", Id.of(user, 1), "c");
    }

    private void join(Id<User> user, Password checked) {
        join(user, checked, new GroupChoice(false, null));
    }

    private void join(Id<User> user, Password checked, GroupChoice group) {
        decide(new OnStage.Join(actor(user), Map.of("name", "P"), List.of(), group, checked, null, 1));
    }

    private void isAsked(Id<User> user) {
        assertThatThrownBy(() -> join(user, Password.NONE))
                .isInstanceOf(Rejected.class)
                .hasMessage("Invalid password");
    }

    private void setPassword(Password password) {
        decide(new OnStage.ChangeStage(actor(ANNA), Map.of(), true, password, List.of(), 1));
    }

    @Test
    void anAdminComesInWithoutIt() {
        join(ANNA, Password.NONE);
        assertThat(new Floor(state).isInside(ANNA)).isTrue();
    }

    @Test
    void aStrangerIsAskedAndAMemberIsNot() {
        isAsked(BERT);
        join(BERT, FIRST);
        decide(new OnStage.Left(BERT, new Joined(99, 0)));
        assertThat(new Floor(state).isInside(BERT)).isFalse();
        join(BERT, Password.NONE);
        assertThat(new Floor(state).isInside(BERT)).isTrue();
    }

    @Test
    void anotherPasswordIsAskedOfMembersOnce() {
        join(BERT, FIRST);
        setPassword(SECOND);
        isAsked(BERT);
        assertThatThrownBy(() -> join(BERT, FIRST)).isInstanceOf(Rejected.class);
        join(BERT, SECOND);
        join(BERT, Password.NONE);
    }

    @Test
    void aPasswordIsAskedOfWhoCameInWhileThereWasNone() {
        setPassword(Password.NONE);
        join(BERT, Password.NONE);
        setPassword(FIRST);
        isAsked(BERT);
    }

    @Test
    void thatAPasswordWasTakenAwayAndSetAgainIsNoReasonToTrustThoseOfBefore() {
        join(BERT, FIRST);
        setPassword(Password.NONE);
        setPassword(SECOND);
        isAsked(BERT);
    }

    @Test
    void whoWasRemovedIsAskedAgain() {
        decide(new OnStage.Create(actor(ANNA), Group.KIND.noun(), Map.of("name", "Alt"), 0.5, 1));
        Id<Group> group = new Id<>(Group.KIND.all(state).iterator().next().id().hex());
        join(BERT, FIRST, new GroupChoice(true, group));
        decide(new OnStage.Remove(actor(ANNA), Group.KIND.noun(), group, 1));
        isAsked(BERT);
    }

    @Test
    void whoIsNoAdminAnyMoreIsAskedOnlyIfHeNeverCameIn() {
        decide(new OnStage.ChangeStage(
                actor(ANNA),
                Map.of("admins", List.of(ANNA.hex(), BERT.hex())),
                false,
                Password.NONE,
                List.of(BERT),
                1));
        join(BERT, Password.NONE);
        decide(new OnStage.ChangeStage(
                actor(BERT), Map.of("admins", List.of(BERT.hex())), false, Password.NONE, List.of(), 1));
        isAsked(ANNA);
        decide(new OnStage.ChangeStage(
                actor(BERT), Map.of("admins", List.of(ANNA.hex())), false, Password.NONE, List.of(ANNA), 1));
        join(BERT, Password.NONE);
    }

    @Test
    void aMemberFromBeforePasswordsHadNumbersIsTrustedUntilThereIsAnother() {
        join(BERT, FIRST);
        forgetNumbers();
        join(BERT, Password.NONE);
        forgetNumbers();
        setPassword(SECOND);
        isAsked(BERT);
    }

    /** As an old release has written it. */
    private void forgetNumbers() {
        Entity stage = new Floor(state).existing();
        Entity member = new Floor(state).member(BERT).orElseThrow();
        state = state.with(List.of(
                new Change.Removed(stage.kind(), stage.id()),
                new Change.Added(stage.kind(), stage.id(), without(stage, Stage.PASSWORD_NUMBER.name())),
                new Change.Removed(member.kind(), member.id()),
                new Change.Added(member.kind(), member.id(), without(member, StageMember.ADMITTED.name()))));
    }

    private static Map<String, Object> without(Entity entity, String field) {
        Map<String, Object> fields = new LinkedHashMap<>(entity.fields());
        fields.remove(field);
        return fields;
    }
}
