package org.digitalstage.routers.between;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.Round;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.routers.command.Commands;
import org.digitalstage.routers.command.RouterCommand;
import org.jspecify.annotations.Nullable;

/** Listens to the stage-service; at its start it asks for all and says all, and the latter again from time to time. */
public final class Dialogue {

    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final EventStream events;
    private final Reports reports;
    private final StageEvents stages;
    private final Regularly regularly;
    private final Duration every;
    private final List<EventStream.Listening> listening = new ArrayList<>();
    private final List<CompletableFuture<Void>> firstWords = new ArrayList<>();
    private volatile @Nullable Round digest;

    public Dialogue(
            Aggregates<RouterCommand> aggregates,
            Commands commands,
            EventStream events,
            Regularly regularly,
            Duration every) {
        this.events = events;
        this.reports = new Reports(aggregates, events);
        this.stages = new StageEvents(commands, reports);
        this.regularly = regularly;
        this.every = every;
    }

    public void start() {
        listening.add(events.consume(StageEvents.STREAM, StageEvents.GROUP, stages::take));
        firstWords.add(regularly.untilDone("stages-wanted", AGAIN, reports::stagesWanted));
        firstWords.add(regularly.untilDone("routers", AGAIN, reports::routers));
        digest = regularly.every("routers-digest", () -> every, reports::routers);
    }

    public void stop() {
        firstWords.forEach(word -> word.cancel(false));
        firstWords.clear();
        Round begun = digest;
        if (begun != null) {
            begun.close();
        }
        listening.forEach(EventStream.Listening::close);
        listening.clear();
    }
}
