package org.digitalstage.stage.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitalstage.stage.feature.Village.NOW;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.model.LogbookEntry;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageListing;
import org.digitalstage.stage.model.User;
import org.junit.jupiter.api.Test;

class StageSettingsTest {

    private final Village village = new Village();
    private final Actor anna = village.signIn(1);
    private final Actor bert = village.signIn(2);
    private final Id<Stage> stage = village.found(anna, 1);

    private Entity settings() {
        return Stage.KIND.find(village.stage(stage), stage).orElseThrow();
    }

    private void change(Actor by, Map<String, Object> fields, List<Id<User>> known) {
        village.ask(
                Names.stage(stage), new OnStage.ChangeStage(by, Map.copyOf(fields), false, Password.NONE, known, NOW));
    }

    private List<String> logbook() {
        return LogbookEntry.KIND.all(village.stage(stage)).stream()
                .map(line -> LogbookEntry.ACTION.require(line) + " "
                        + LogbookEntry.ABOUT.of(line).orElseThrow())
                .toList();
    }

    private boolean isListedAsAdmin(Actor actor) {
        return StageListing.KIND
                .find(village.person(actor.user()), new Id<>(stage.hex()))
                .map(StageListing.ADMIN::require)
                .orElse(false);
    }

    @Test
    void theFounderIsAdminAndSoundEditorBesidesThoseHeNames() {
        assertThat(Stage.ADMINS.require(settings())).containsExactly(anna.user());
        assertThat(Stage.SOUND_EDITORS.require(settings())).containsExactly(anna.user());
        assertThat(isListedAsAdmin(anna)).isTrue();
        assertThat(village.events().getFirst()).containsEntry("type", "stage-wants");
    }

    @Test
    void whoMayNotFoundOrHasTooManyIsRefused() {
        Id<Stage> other = Village.stageId(7);
        assertThatThrownBy(() -> village.ask(
                        Names.stage(other), new OnStage.Found(bert, Map.of(), Password.NONE, false, 0, List.of())))
                .hasMessage("User P2 has no privileges to create a stage");
        assertThatThrownBy(() -> village.ask(
                        Names.stage(other), new OnStage.Found(bert, Map.of(), Password.NONE, true, 200, List.of())))
                .hasMessage("Expected at most 200 stages a person but there are as many");
        village.ask(Names.stage(other), new OnStage.Found(bert, Map.of(), Password.NONE, true, 199, List.of()));
    }

    @Test
    void officesAreGivenToKnownPeopleAndWrittenDown() {
        List<String> both =
                List.of(anna.user().hex(), bert.user().hex(), bert.user().hex());
        assertThatThrownBy(() -> change(anna, Map.of("admins", both), List.of()))
                .hasMessage("Unknown user " + bert.user());
        change(anna, Map.of("admins", both), List.of(bert.user()));
        assertThat(Stage.ADMINS.require(settings())).containsExactly(anna.user(), bert.user());
        assertThat(isListedAsAdmin(bert)).isTrue();
        change(bert, Map.of("admins", List.of(bert.user().hex())), List.of());
        assertThat(isListedAsAdmin(anna)).isFalse();
        assertThat(logbook()).containsExactly("appoint " + bert.user(), "dismiss " + anna.user());
        assertThatThrownBy(() -> change(anna, Map.of("name", "x"), List.of()))
                .hasMessage("User P1 has no privileges to update the stage " + stage);
    }

    @Test
    void aStageIsHandedToOneKnownPerson() {
        assertThatThrownBy(() -> handOver(anna, bert, List.of())).hasMessage("Unknown user " + bert.user());
        handOver(anna, bert, List.of(bert.user()));
        assertThat(Stage.ADMINS.require(settings())).containsExactly(bert.user());
        assertThat(isListedAsAdmin(bert)).isTrue();
        assertThat(isListedAsAdmin(anna)).isFalse();
        assertThat(logbook()).containsExactly("appoint " + bert.user(), "dismiss " + anna.user());
        handOver(bert, bert, List.of());
        assertThat(Stage.ADMINS.require(settings())).containsExactly(bert.user());
        assertThatThrownBy(() -> handOver(anna, anna, List.of()))
                .hasMessage("User P1 has no privileges to update the stage " + stage);
    }

    private void handOver(Actor by, Actor to, List<Id<User>> known) {
        village.ask(Names.stage(stage), new OnStage.HandOver(by, to.user(), known, NOW));
    }

    @Test
    void anotherTechnologyWantsAnotherRouterAndAnotherNumber() {
        village.events().clear();
        change(anna, Map.of("name", "Renamed"), List.of());
        assertThat(village.events()).isEmpty();
        change(anna, Map.of("audioType", "ov"), List.of());
        assertThat(Stage.AUDIO_ASSIGNMENT.require(settings())).isEqualTo(2);
        assertThat(Stage.VIDEO_ASSIGNMENT.require(settings())).isEqualTo(1);
        assertThat(village.events()).hasSize(1);
        change(anna, Map.of("audioType", "ov"), List.of());
        assertThat(Stage.AUDIO_ASSIGNMENT.require(settings())).isEqualTo(2);
        change(anna, Map.of("preferredPosition", Map.of("lat", 1, "lng", 2)), List.of());
        assertThat(village.events()).hasSize(2);
    }
}
