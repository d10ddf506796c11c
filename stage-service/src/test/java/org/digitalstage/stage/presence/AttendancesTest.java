package org.digitalstage.stage.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.engine.fake.Backstage;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.time.fake.Breaking;
import org.digitalstage.stage.command.Commands;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.feature.StageRules;
import org.digitalstage.stage.model.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttendancesTest {

    private static final Id<User> ANNA = Names.person("anna");

    private final Backstage<StageCommand> backstage = new Backstage<>(new StageRules());
    private final Pages book = new Pages();
    private final Attendances attendances = new Attendances(
            book, new Commands(backstage.aggregates, backstage.ids), backstage.timer, backstage.regularly);

    @BeforeEach
    void open() {
        attendances.note("here.0", "c-1", ANNA);
        attendances.note("here.0", "c-2", ANNA);
    }

    @Test
    void aConnectionIsTakenFromTheBookAlsoWhenTheBookBreaksAtFirst() {
        book.removing.once();
        attendances.endedAfterGrace("here.0", "c-1", ANNA);
        backstage.time.advance(60_000);
        assertThat(book.connections()).containsExactly("c-2");
        assertThat(backstage.mishaps.tasks()).containsExactly("attendance");
    }

    @Test
    void aConnectionIsTakenFromTheBookAlsoWhenTheStoreWasAwayForLong() {
        backstage.store.away(true);
        attendances.endedAfterGrace("here.0", "c-1", ANNA);
        backstage.time.advance(60_000);
        assertThat(book.connections()).containsExactly("c-1", "c-2");
        backstage.store.away(false);
        backstage.time.advance(30_000);
        assertThat(book.connections()).containsExactly("c-2");
    }

    @Test
    void thoseOfADeadInstanceAreEndedOrItIsSaidThatTheyAreNot() {
        book.removing.once();
        CompletionStage<Void> first = attendances.endAll("here.0");
        backstage.time.advance(10_000);
        assertThat(first.toCompletableFuture()).isCompletedExceptionally();
        CompletionStage<Void> second = attendances.endAll("here.0");
        backstage.time.advance(10_000);
        assertThat(second.toCompletableFuture()).isCompletedWithValue(null);
        assertThat(book.connections()).isEmpty();
    }

    /** A book in memory. */
    private static final class Pages implements Book {

        private final List<Attendee> lines = new ArrayList<>();
        private final Breaking removing = new Breaking();

        @Override
        public CompletionStage<Void> add(Attendee line) {
            lines.add(line);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Void> remove(Attendee line) {
            removing.passBy();
            lines.remove(line);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<List<Attendee>> of(String boot) {
            return CompletableFuture.completedStage(List.copyOf(lines));
        }

        private List<String> connections() {
            return lines.stream().map(Attendee::connection).toList();
        }
    }
}
