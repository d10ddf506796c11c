package org.digitalstage.routers.between;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.engine.Surroundings.Timer;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.routers.command.Commands;
import org.digitalstage.routers.command.RouterCommand;

/** Listens to the stage-service; at its start it asks for all and says all, and the latter again from time to time. */
public final class Dialogue {

    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final EventStream events;
    private final Reports reports;
    private final StageEvents stages;
    private final Timer timer;
    private final Duration every;
    private final List<EventStream.Listening> listening = new ArrayList<>();
    private volatile boolean running;

    public Dialogue(
            Aggregates<RouterCommand> aggregates, Commands commands, EventStream events, Timer timer, Duration every) {
        this.events = events;
        this.reports = new Reports(aggregates, events);
        this.stages = new StageEvents(commands, reports);
        this.timer = timer;
        this.every = every;
    }

    public void start() {
        running = true;
        listening.add(events.consume(StageEvents.STREAM, StageEvents.GROUP, stages::take));
        untilSaid(reports::stagesWanted);
        untilSaid(reports::routers);
        timer.schedule(every, this::repeat);
    }

    private void repeat() {
        if (running) {
            reports.routers().exceptionally(fault -> null);
            timer.schedule(every, this::repeat);
        }
    }

    private void untilSaid(Supplier<CompletionStage<Void>> word) {
        if (running) {
            word.get().whenComplete((said, fault) -> {
                if (fault != null) {
                    timer.schedule(AGAIN, () -> untilSaid(word));
                }
            });
        }
    }

    public void stop() {
        running = false;
        listening.forEach(EventStream.Listening::close);
        listening.clear();
    }
}
