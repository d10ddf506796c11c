package org.digitalstage.stage.routers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.engine.fake.Backstage;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.time.fake.Breaking;
import org.digitalstage.stage.FakeEvents;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.feature.StageRules;
import org.digitalstage.stage.socket.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutersDialogueTest {

    private final Backstage<StageCommand> backstage = new Backstage<>(new StageRules());
    private final FakeEvents events = new FakeEvents();
    private final KnownRouters known = new KnownRouters();
    private final Index index = new Index();
    private final StageWishes wishes =
            new StageWishes(index, events, stage -> CompletableFuture.completedStage(State.empty(Names.stage(stage))));
    private final RoutersDialogue dialogue = new RoutersDialogue(
            events,
            new RouterEvents(backstage.aggregates, backstage.ids, wishes),
            wishes,
            known,
            new Sessions(),
            backstage.regularly);

    @BeforeEach
    void breakTheFirstWord() {
        events.publishing.once();
    }

    @Test
    void routersAreAskedForAgainAfterAnErrorAndOnlyUntilTheyAreKnown() {
        dialogue.start();
        backstage.time.advance(6500);
        assertThat(events.said).containsExactly("routers-wanted", "routers-wanted");
        assertThat(backstage.mishaps.tasks()).containsExactly("routers-wanted");
        known.take(Map.of("type", "routers", "seq", 1, "routers", List.of()));
        backstage.time.advance(30_000);
        assertThat(events.said).hasSize(2);
    }

    @Test
    void theDigestIsSaidAgainAfterAnError() {
        known.take(Map.of("type", "routers", "seq", 1, "routers", List.of()));
        dialogue.start();
        backstage.time.advance(121_000);
        assertThat(backstage.mishaps.tasks()).containsExactly("stages-digest");
        assertThat(events.said).containsExactly("stages-digest");
        index.reading.once();
        backstage.time.advance(120_000);
        assertThat(events.said).containsExactly("stages-digest", "stages-digest");
    }

    @Test
    void nothingIsSaidOnceItHasStopped() {
        dialogue.start();
        dialogue.stop();
        backstage.time.advance(200_000);
        assertThat(events.said).isEmpty();
    }

    /** No stages. */
    private static final class Index implements StageIndex {

        private final Breaking reading = new Breaking();

        @Override
        public CompletionStage<Void> put(String stage, long seq) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Void> remove(String stage) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Map<String, Long>> all() {
            reading.passBy();
            return CompletableFuture.completedStage(Map.of());
        }
    }
}
