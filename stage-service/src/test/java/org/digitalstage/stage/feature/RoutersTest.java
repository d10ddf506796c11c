package org.digitalstage.stage.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.Assignment;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutersTest {

    private static final Id<Stage> STAGE = Id.own(1);
    private static final Id<?> ROUTER = Id.own(2);
    private static final Assignment BOTH = new Assignment("mediasoup", 1, 1);
    private static final Map<String, Object> ADDRESS = Map.of("url", "wss://x", "port", 443);

    private final StageRules rules = new StageRules();
    private State state = State.empty(new AggregateId("stage", STAGE.hex()));

    @BeforeEach
    void aStageIsFounded() {
        Actor actor = new Actor(Id.own(3), "Ada", Id.own(4), "a");
        decide(new OnStage.Found(actor, Map.of("name", "Stage"), Password.NONE, true, 0, List.of()));
    }

    private Decision decide(OnStage command) {
        Decision decision = rules.decide((OnStage) rules.read(rules.write(command)), state);
        state = state.with(decision.changes());
        return decision;
    }

    private @Nullable Object field(String name) {
        return Stage.KIND.find(state, STAGE).orElseThrow().get(name);
    }

    @Test
    void aConfirmationSetsTheRouterAndWhatItGaveAndTellsThoseWhoAssign() {
        Decision decision = decide(new OnStage.RouterServed(ROUTER, BOTH, Map.of("mediasoup", ADDRESS, "name", "X")));

        assertThat(field("audioRouter")).isEqualTo(ROUTER.hex());
        assertThat(field("videoRouter")).isEqualTo(ROUTER.hex());
        assertThat(field("mediasoup")).isEqualTo(ADDRESS);
        assertThat(field("name")).isEqualTo("Stage");
        assertThat(decision.changes()).singleElement().isInstanceOf(Change.Changed.class);
        assertThat(decision.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.command())
                        .containsEntry("type", "stage-wants")
                        .containsEntry(
                                "audio", Map.of("technology", "mediasoup", "assignment", 1L, "router", ROUTER.hex())));
    }

    @Test
    void aConfirmationForSoundLeavesTheRouterForPicturesAlone() {
        decide(new OnStage.RouterServed(ROUTER, BOTH, Map.of()));

        decide(new OnStage.RouterServed(Id.own(5), new Assignment("mediasoup", 1, 0), Map.of()));

        assertThat(field("audioRouter")).isEqualTo(Id.own(5).hex());
        assertThat(field("videoRouter")).isEqualTo(ROUTER.hex());
    }

    @Test
    void anOlderNumberOrAnotherTechnologyCountsForNothing() {
        assertThat(List.of(
                        decide(new OnStage.RouterServed(ROUTER, new Assignment("mediasoup", 2, 2), Map.of())),
                        decide(new OnStage.RouterServed(ROUTER, new Assignment("ov", 1, 1), Map.of())),
                        decide(new OnStage.RouterUnserved(new Assignment("ov", 1, 1))),
                        decide(new OnStage.RouterChanged(new Assignment("mediasoup", 2, 0), Map.of("mediasoup", 1)))))
                .allMatch(Decision::isEmpty);
    }

    @Test
    void aLossFreesTheStageUnderANewNumber() {
        decide(new OnStage.RouterServed(ROUTER, BOTH, Map.of()));

        Decision decision = decide(new OnStage.RouterUnserved(new Assignment("mediasoup", 1, 0)));

        assertThat(field("audioRouter")).isNull();
        assertThat(field("videoRouter")).isEqualTo(ROUTER.hex());
        assertThat(decision.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.command())
                        .hasEntrySatisfying(
                                "audio",
                                audio -> assertThat(audio)
                                        .hasToString("{technology=mediasoup, assignment=2, router=null}")));
        assertThat(decide(new OnStage.RouterUnserved(new Assignment("mediasoup", 1, 0)))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aReportTouchesOnlyWhatItSaysAndBothersNobodyElse() {
        decide(new OnStage.RouterServed(ROUTER, BOTH, Map.of("mediasoup", ADDRESS)));

        Decision decision = decide(new OnStage.RouterChanged(BOTH, Map.of("ovPin", 4711)));

        assertThat(decision.requests()).isEmpty();
        assertThat(field("audioRouter")).isEqualTo(ROUTER.hex());
        assertThat(field("mediasoup")).isEqualTo(ADDRESS);
    }

    @Test
    void aStageThatIsGoneHearsNothing() {
        State gone = State.empty(new AggregateId("stage", Id.own(9).hex()));

        assertThat(rules.decide(new OnStage.RouterServed(ROUTER, BOTH, Map.of()), gone)
                        .isEmpty())
                .isTrue();
    }
}
