package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.Position;

/** The regular work of an instance: watch what is on its way, ask the journal for news, look at the pending notes. */
final class Rounds<C> {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final int QUIET_TICKS = 10;

    private final Engine<C> engine;
    private final Map<AggregateId, Room<C>> rooms;
    private final Sweeper<C> sweeper;
    private volatile boolean running;
    private int ticks;

    Rounds(Engine<C> engine, Map<AggregateId, Room<C>> rooms) {
        this.engine = engine;
        this.rooms = rooms;
        this.sweeper = new Sweeper<>(engine);
    }

    void start() {
        running = true;
        repeat(() -> TICK, this::tick);
        repeat(this::pollAfter, this::poll);
        sweeper.start(() -> running);
    }

    void stop() {
        running = false;
    }

    /** Most rooms are quiet most of the time: they are only looked at now and then. */
    private void tick() {
        boolean all = ticks++ % QUIET_TICKS == 0;
        rooms.values().stream().filter(room -> all || room.isStirred()).forEach(this::tick);
    }

    private void tick(Room<C> room) {
        room.lane().execute(() -> {
            if (!room.isClosed()) {
                room.tick(engine.now());
            }
        });
    }

    private Duration pollAfter() {
        boolean well = engine.ports().distribution().well();
        return well ? engine.settings().poll() : engine.settings().pollAlone();
    }

    private void poll() {
        List<Position> held = new ArrayList<>();
        rooms.values().forEach(room -> {
            State state = room.held();
            if (state != null) {
                held.add(new Position(room.aggregate(), state.seq(), state.entry()));
            }
        });
        if (!held.isEmpty()) {
            engine.contact().ask(() -> engine.ports().journal().news(held)).thenAccept(this::catchUp);
        }
    }

    private void catchUp(List<Journal.News> news) {
        for (Journal.News each : news) {
            Room<C> room = rooms.get(each.held().aggregate());
            if (room != null && (each.next() || each.lost())) {
                room.lane().execute(room::catchUp);
            }
        }
    }

    private void repeat(Supplier<Duration> every, Runnable task) {
        engine.around().timer().schedule(engine.around().jittered(every.get()), () -> {
            if (running) {
                try {
                    task.run();
                } finally {
                    repeat(every, task);
                }
            }
        });
    }
}
