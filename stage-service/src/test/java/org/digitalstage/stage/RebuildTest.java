package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.util.List;
import org.bson.Document;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is derived from the journal can be made anew by one command. */
class RebuildTest {

    @AutoClose
    private final Theatre theatre = new Theatre(1);

    @Test
    void theListOfStagesIsMadeAnewFromTheJournalAndTheServiceEnds() {
        SocketClient anna = theatre.signIn(0, "b1b1b1b1b1b1b1b1b1b1b101", "Anna");
        String lost = Ensemble.stage(anna, "Lost");
        String kept = Ensemble.stage(anna, "Kept");
        String gone = Ensemble.stage(anna, "Gone");
        anna.ask("remove-stage", gone);
        assertThat(Waiting.until(() -> listed().size() == 2 && listed().containsAll(List.of(lost, kept))))
                .isTrue();
        Mono.from(theatre.database().getCollection("stages").deleteOne(Filters.eq("_id", lost)))
                .block();
        Document left = new Document("_id", gone).append("seq", 1L);
        Mono.from(theatre.database().getCollection("stages").insertOne(left)).block();
        assertThat(theatre.addInstance("--digitalstage.stage.rebuild=true").isActive())
                .isFalse();
        assertThat(listed()).containsExactlyInAnyOrder(lost, kept);
    }

    private List<String> listed() {
        return Flux.from(theatre.database().getCollection("stages").find())
                .map(stage -> stage.getString("_id"))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
