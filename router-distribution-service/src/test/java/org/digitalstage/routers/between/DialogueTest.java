package org.digitalstage.routers.between;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.digitalstage.platform.aggregate.engine.fake.Backstage;
import org.digitalstage.routers.FakeEvents;
import org.digitalstage.routers.command.Commands;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.feature.RegistryRules;
import org.junit.jupiter.api.Test;

class DialogueTest {

    private final Backstage<RouterCommand> backstage = new Backstage<>(new RegistryRules());
    private final FakeEvents events = new FakeEvents();
    private final Dialogue dialogue = new Dialogue(
            backstage.aggregates,
            new Commands(backstage.aggregates, backstage.ids),
            events,
            backstage.regularly,
            Duration.ofSeconds(60));

    @Test
    void whatIsSaidAtTheStartIsSaidAgainAfterAnErrorAndThenNoMore() {
        events.publishing.once();
        dialogue.start();
        backstage.time.advance(50_000);
        assertThat(events.said).containsExactlyInAnyOrder("routers", "stages-wanted");
        assertThat(backstage.mishaps.tasks()).containsExactly("stages-wanted");
    }

    @Test
    void theDigestIsSaidAgainAfterAnError() {
        dialogue.start();
        backstage.time.advance(50_000);
        events.said.clear();
        events.publishing.once();
        backstage.time.advance(135_000);
        assertThat(backstage.mishaps.tasks()).containsExactly("routers-digest");
        assertThat(events.said).containsExactly("routers", "routers");
    }

    @Test
    void nothingIsSaidOnceItHasStopped() {
        events.publishing.once();
        dialogue.start();
        dialogue.stop();
        backstage.time.advance(200_000);
        assertThat(events.said).isSubsetOf("routers");
    }
}
