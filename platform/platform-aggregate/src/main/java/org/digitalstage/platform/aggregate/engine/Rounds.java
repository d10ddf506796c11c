package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.JournalPosition;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.Round;

/** The regular work of an instance: watch what is on its way, ask the journal for news, look at the pending notes. */
final class Rounds<C> {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final int QUIET_TICKS = 10;

    /** An answer that takes longer is not waited for. */
    private static final Duration LONG = Duration.ofSeconds(4);

    private final Engine<C> engine;
    private final Map<AggregateId, Room<C>> rooms;
    private final Sweeper<C> sweeper;
    private final Map<AggregateId, Room<C>> stirred = new ConcurrentHashMap<>();
    private volatile List<Round> running = List.of();
    private int ticks;

    Rounds(Engine<C> engine, Map<AggregateId, Room<C>> rooms) {
        this.engine = engine;
        this.rooms = rooms;
        this.sweeper = new Sweeper<>(engine);
    }

    void start() {
        Regularly regularly = new Regularly(engine.around().timer(), engine.faults()).patient(LONG);
        running = List.of(
                regularly.every("tick", jittered(() -> TICK), this::tick),
                regularly.every("poll", jittered(this::pollAfter), this::poll),
                regularly.every("sweep", jittered(engine.settings()::sweep), sweeper::look));
    }

    private Supplier<Duration> jittered(Supplier<Duration> pause) {
        return () -> engine.around().jittered(pause.get());
    }

    void stop() {
        running.forEach(Round::close);
    }

    /** Something is on its way in this room that time may end; from any thread. */
    void stirred(Room<C> room) {
        stirred.put(room.aggregate(), room);
    }

    /** Most rooms are quiet most of the time: they are only looked at now and then. */
    private CompletionStage<?> tick() {
        engine.contact().beat();
        Collection<Room<C>> due = (ticks++ % QUIET_TICKS == 0 ? rooms : stirred).values();
        due.forEach(this::tick);
        return CompletableFuture.completedStage(null);
    }

    private void tick(Room<C> room) {
        room.lane().execute(() -> {
            if (!room.isClosed()) {
                room.tick(engine.now());
            }
            if (room.isClosed() || !room.isStirred()) {
                stirred.remove(room.aggregate(), room);
            }
        });
    }

    private Duration pollAfter() {
        boolean well = engine.ports().distribution().well();
        return well ? engine.settings().poll() : engine.settings().pollAlone();
    }

    private CompletionStage<?> poll() {
        List<JournalPosition> held = new ArrayList<>();
        rooms.values().forEach(room -> {
            State state = room.held();
            if (state != null) {
                held.add(new JournalPosition(room.aggregate(), state.seq(), state.entry()));
            }
        });
        return held.isEmpty()
                ? CompletableFuture.completedStage(null)
                : engine.contact()
                        .ask(() -> engine.ports().journal().news(held))
                        .thenAccept(this::catchUp);
    }

    private void catchUp(List<Journal.News> news) {
        for (Journal.News each : news) {
            Room<C> room = rooms.get(each.held().aggregate());
            if (room != null && (each.next() || each.lost())) {
                room.lane().execute(room::catchUp);
            }
        }
    }
}
