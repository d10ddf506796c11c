package org.digitalstage.stage.routers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.Round;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.stage.feature.RouterWants;
import org.digitalstage.stage.socket.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Listens to the router-distribution-service and tells the clients here; asks until it knows all routers. */
final class RoutersDialogue implements SmartLifecycle {

    private static final String INDEX_GROUP = "stage-index";
    private static final Duration DIGEST = Duration.ofSeconds(60);
    private static final Duration ASK = Duration.ofSeconds(3);

    private final EventStream events;
    private final RouterEvents router;
    private final StageWishes wishes;
    private final KnownRouters known;
    private final Sessions sessions;
    private final Regularly regularly;
    private final List<EventStream.Listening> listening = new ArrayList<>();
    private final List<Round> rounds = new ArrayList<>();
    private volatile boolean running;
    private volatile boolean saidByOthers;

    RoutersDialogue(
            EventStream events,
            RouterEvents router,
            StageWishes wishes,
            KnownRouters known,
            Sessions sessions,
            Regularly regularly) {
        this.events = events;
        this.router = router;
        this.wishes = wishes;
        this.known = known;
        this.sessions = sessions;
        this.regularly = regularly;
    }

    @Override
    public void start() {
        running = true;
        listening.add(events.follow(RouterEvents.STREAM, this::announce));
        listening.add(events.follow(RouterWants.STREAM, this::hear));
        listening.add(events.consume(RouterWants.STREAM, INDEX_GROUP, wishes::note));
        listening.add(events.consume(RouterEvents.STREAM, RouterEvents.GROUP, router::take));
        rounds.add(regularly.nowAndEvery("routers-wanted", () -> ASK, this::ask));
        rounds.add(regularly.every("stages-digest", () -> DIGEST, this::digest));
    }

    private void announce(Map<String, @Nullable Object> event) {
        known.take(event).forEach(sessions::tellEveryone);
    }

    /** One digest a minute is enough, whichever instance says it. */
    private void hear(Map<String, @Nullable Object> event) {
        saidByOthers = saidByOthers || "stages-digest".equals(event.get("type"));
    }

    private CompletionStage<Void> ask() {
        return known.isComplete() ? CompletableFuture.completedStage(null) : wishes.routersWanted();
    }

    private CompletionStage<Void> digest() {
        boolean said = saidByOthers;
        saidByOthers = false;
        return said ? CompletableFuture.completedStage(null) : wishes.digest();
    }

    @Override
    public void stop() {
        running = false;
        rounds.forEach(Round::close);
        rounds.clear();
        listening.forEach(EventStream.Listening::close);
        listening.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
