package org.digitalstage.stage.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitalstage.stage.feature.Village.NOW;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.InviteCommand;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.Invite;
import org.digitalstage.stage.model.InviteCode;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvitesTest {

    private static final long WEEK = 7 * 24 * 3600 * 1000L;

    private final Village village = new Village();
    private final Actor anna = village.signIn(1);
    private final Actor bert = village.signIn(2);
    private final Id<Stage> stage = village.found(anna, 1);
    private final Id<Stage> other = village.found(anna, 2);

    private void claim(String code, Id<Stage> of, long now) {
        village.ask(Names.invite(code), new InviteCommand.Claim(of, now, now + WEEK));
    }

    private @Nullable Object make(Actor actor, @Nullable Id<Group> group, String code, boolean anew, long now) {
        village.ask(Names.stage(stage), new OnStage.Invite(actor, group, code, anew, now, now + WEEK));
        return village.reply();
    }

    private boolean leadsSomewhere(String code) {
        return !InviteCode.KIND.all(village.state(Names.invite(code))).isEmpty();
    }

    @Test
    void aCodeLeadsToOneStageUntilItEnds() {
        claim("AB12", stage, NOW);
        assertThatThrownBy(() -> claim("AB12", other, NOW)).hasMessage("This code leads somewhere already");
        assertThatThrownBy(() -> claim("AB12", stage, NOW)).hasMessage("This code leads somewhere already");
        claim("AB12", other, NOW + WEEK);
        Entity claimed = InviteCode.KIND
                .all(village.state(Names.invite("AB12")))
                .iterator()
                .next();
        assertThat(InviteCode.STAGE_ID.require(claimed)).isEqualTo(other);
        assertThat(InviteCode.EXPIRES_AT.require(claimed)).isEqualTo(NOW + 2 * WEEK);
        village.ask(Names.invite("AB12"), new InviteCommand.Release(stage));
        assertThat(leadsSomewhere("AB12")).isTrue();
        village.ask(Names.invite("AB12"), new InviteCommand.Release(other));
        assertThat(leadsSomewhere("AB12")).isFalse();
    }

    @Test
    void theLiveOneIsGivenAgainAndTheNewOneLetGo() {
        claim("A", stage, NOW);
        assertThat(make(anna, null, "A", false, NOW)).isEqualTo("A");
        claim("B", stage, NOW);
        assertThat(make(anna, null, "B", false, NOW + WEEK - 1)).isEqualTo("A");
        assertThat(leadsSomewhere("A")).isTrue();
        assertThat(leadsSomewhere("B")).isFalse();
        claim("C", stage, NOW);
        assertThat(make(anna, null, "C", false, NOW + WEEK)).isEqualTo("C");
        assertThat(leadsSomewhere("A")).isFalse();
        assertThat(Invite.KIND.all(village.stage(stage))).hasSize(1);
        claim("D", stage, NOW);
        assertThat(make(anna, null, "D", true, NOW + WEEK)).isEqualTo("D");
        assertThat(leadsSomewhere("C")).isFalse();
    }

    @Test
    void whatIsStillHeldIsNotLetGo() {
        claim("A", stage, NOW);
        make(anna, null, "A", false, NOW);
        assertThat(make(anna, null, "A", true, NOW)).isEqualTo("A");
        assertThat(make(anna, null, "A", false, NOW)).isEqualTo("A");
        assertThat(leadsSomewhere("A")).isTrue();
    }

    @Test
    void eachGroupHasItsOwnAndTakesItAlong() {
        Entity group = village.create(anna, stage, Group.KIND, Map.of());
        Id<Group> id = new Id<>(group.id().hex());
        claim("A", stage, NOW);
        make(anna, null, "A", false, NOW);
        claim("G", stage, NOW);
        assertThat(make(anna, id, "G", false, NOW)).isEqualTo("G");
        village.remove(anna, stage, group);
        assertThat(leadsSomewhere("G")).isFalse();
        assertThat(leadsSomewhere("A")).isTrue();
        assertThatThrownBy(() -> make(anna, id, "H", false, NOW)).hasMessage("Unknown group " + id);
        assertThatThrownBy(() -> make(bert, null, "H", false, NOW))
                .hasMessage("User P2 has no privileges to generate a code for the stage " + stage + " and group null");
    }

    @Test
    void aCodeIsAsGoodAsThePasswordAsLongAsItLives() {
        village.ask(
                Names.stage(stage),
                new OnStage.ChangeStage(anna, Map.of(), true, new Password("hash"), List.of(), NOW));
        claim("A", stage, NOW);
        make(anna, null, "A", false, NOW);
        assertThatThrownBy(() -> village.join(bert, stage)).hasMessage("Invalid password");
        assertThatThrownBy(() -> village.join(bert, stage, null, "B")).hasMessage("Invalid invite code");
        village.join(bert, stage, null, "A");
        Actor carl = village.signIn(3);
        claim("C", stage, NOW);
        make(anna, null, "C", true, NOW);
        assertThatThrownBy(() -> village.join(carl, stage, null, "A")).hasMessage("Invalid invite code");
        village.join(bert, stage);
    }
}
