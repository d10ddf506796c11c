package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.fake.MemoryStore;
import org.digitalstage.platform.aggregate.journal.fake.RoughWeather;
import org.digitalstage.platform.aggregate.journal.fake.RoughWeather.Odds;
import org.digitalstage.platform.aggregate.journal.fake.Weather;
import org.jspecify.annotations.Nullable;

/**
 * A random walk: three instances, commands, and everything that may go wrong, all drawn from a seed. At the end all is well again, and the
 * {@link Verdict} looks at what has become of everything.
 */
final class Walk {

    private static final int STEPS = 200;
    private static final int BOXES = 4;
    private static final int INSTANCES = 3;

    /** As long as a client is away at least. */
    private static final int AWAY_MILLIS = 2200;

    final World world;
    final List<Session> sessions = new ArrayList<>();
    final List<Witness> witnesses = new ArrayList<>();
    final List<AggregateId> boxes = new ArrayList<>();
    final List<Wait> waits = new ArrayList<>();

    /** Commands may be asked again with the same id; else what was answered is soon forgotten. */
    final boolean asksAgain;

    private final Random random;
    private final List<RoughWeather> weathers = new ArrayList<>();
    private final List<Instance> alive = new ArrayList<>();
    private final EngineSettings settings;
    private final double trouble;
    private MemoryStore.@Nullable Content backup;
    private boolean storeAway;
    private boolean hubAway;

    Walk(long seed) {
        this.world = new World(seed);
        this.random = new Random(world.random.nextLong());
        this.trouble = random.nextDouble();
        this.asksAgain = random.nextBoolean();
        this.settings = settings();
        for (int i = 1; i <= BOXES; i++) {
            boxes.add(BoxRules.box(i));
        }
        for (int i = 0; i < INSTANCES; i++) {
            begin();
        }
    }

    private EngineSettings settings() {
        EngineSettings some = EngineSettings.defaults()
                .snapshotEvery(List.of(3, 8, 50).get(random.nextInt(3)))
                .idle(Duration.ofMillis(random.nextBoolean() ? 100 : 2000))
                .lossesBeforeHandover(1 + random.nextInt(3));
        return asksAgain ? some : some.remembered(Duration.ofSeconds(8));
    }

    void run() {
        for (int step = 0; step < STEPS; step++) {
            act();
            world.advance(random.nextInt(storeAway ? 400 : 40));
        }
        heal();
        new Verdict(this).judge();
    }

    private void act() {
        if (random.nextDouble() > 0.14 * trouble + 0.01) {
            speak();
            return;
        }
        switch (random.nextInt(20)) {
            case 0, 1 -> die();
            case 2, 3 -> pause();
            case 4 -> loseFastPath(random.nextBoolean());
            case 5 -> loseStore(random.nextInt(3000));
            case 6, 7 -> takeBackup();
            case 8, 9 -> restore();
            case 10, 11 -> watch();
            case 12, 13 -> rush();
            case 14 -> world.advance(random.nextInt(5000));
            case 15, 16, 17 -> leaveAndComeBack();
            default -> lookAway();
        }
    }

    private void speak() {
        List<Session> able = able();
        if (!able.isEmpty()) {
            able.get(random.nextInt(able.size())).speak();
        }
    }

    private List<Session> able() {
        return sessions.stream().filter(Session::isThere).toList();
    }

    /** For a while everyone has something to say to the same box. */
    private void rush() {
        AggregateId box = anyBox();
        world.say("rush to " + box);
        for (int i = 0; i < 30; i++) {
            world.time.after(i * 4L, () -> able().forEach(session -> session.speakTo(box)));
        }
    }

    private void begin() {
        Odds odds = new Odds(
                0.06 * trouble,
                0.06 * trouble,
                0.2 * trouble,
                0.2 * trouble,
                0.1 * trouble,
                1 + random.nextInt(600),
                0.02 * trouble);
        RoughWeather weather = new RoughWeather(new Random(random.nextLong()), odds);
        Instance instance = world.start(weather, settings, new BoxRules()).started();
        weathers.add(weather);
        alive.add(instance);
        world.say(instance.boot + " begins");
        sessions.add(new Session(this, instance, random, null));
        sessions.add(new Session(this, instance, random, null));
        boxes.stream().filter(box -> random.nextInt(3) == 0).forEach(box -> witnesses.add(instance.follow(box)));
    }

    /** A client that has no answer soon goes to another instance, and asks for other things there. */
    private void leaveAndComeBack() {
        List<Session> able = able();
        if (!able.isEmpty()) {
            Session session = able.get(random.nextInt(able.size()));
            if (random.nextBoolean()) {
                pause(session.instance, random.nextInt(8000));
            }
            session.speak();
            world.time.after(random.nextInt(200), () -> session.leave(random.nextBoolean()));
            world.time.after(AWAY_MILLIS + random.nextInt(4000), () -> comeBack(session));
        }
    }

    private void comeBack(Session session) {
        ifAnyone(instance -> {
            Session again = new Session(this, instance, random, session);
            sessions.add(again);
            again.goOnAfter(session);
        });
    }

    private void die() {
        ifAnyone(instance -> {
            world.say(instance.boot + " dies");
            instance.process.kill();
            alive.remove(instance);
            world.time.after(random.nextInt(2000), this::begin);
        });
    }

    private void pause() {
        ifAnyone(instance -> pause(instance, random.nextInt(random.nextBoolean() ? 300 : 8000)));
    }

    private void pause(Instance instance, long millis) {
        world.say(instance.boot + " pauses for " + millis);
        instance.wasPaused = true;
        instance.process.pause();
        world.time.after(millis, () -> goOn(instance));
    }

    private void goOn(Instance instance) {
        world.say(instance.boot + " goes on");
        instance.process.resume();
    }

    private void loseFastPath(boolean emptied) {
        if (!hubAway) {
            hubAway = true;
            world.hub.away(true);
            world.say("fast path away");
            world.time.after(random.nextInt(4000), () -> fastPathReturns(emptied));
        }
    }

    private void fastPathReturns(boolean emptied) {
        world.say("fast path returns " + (emptied ? "empty" : ""));
        if (emptied) {
            world.hub.empty();
        }
        world.hub.away(false);
        hubAway = false;
    }

    private void loseStore(long millis) {
        if (!storeAway) {
            storeAway = true;
            world.store.away(true);
            world.say("store away");
            world.time.after(millis, this::storeReturns);
        }
    }

    private void storeReturns() {
        world.say("store returns");
        world.store.away(false);
        storeAway = false;
    }

    private void takeBackup() {
        world.say("backup");
        backup = world.store.copy();
    }

    private void restore() {
        MemoryStore.Content older = backup;
        if (older != null && !storeAway) {
            long millis = 4000 + random.nextInt(4000);
            boolean whole = random.nextBoolean();
            AggregateId box = anyBox();
            loseStore(millis);
            world.time.after(millis - 1, () -> putBack(older, whole, box));
        }
    }

    private void putBack(MemoryStore.Content older, boolean whole, AggregateId box) {
        List<Entry> before = world.entries(box);
        world.restore(() -> {
            if (whole) {
                world.store.restore(older);
            } else {
                world.store.restoreAllButSnapshots(older);
            }
        });
        world.say("restored, lost " + world.lost.size());
        if (whole) {
            leaveOne(before, world.entries(box).size());
        }
    }

    /** An entry of the lost history, whose predecessor is lost too, was held up on its way and comes after the restore. */
    private void leaveOne(List<Entry> before, int kept) {
        before.stream()
                .skip(kept + 1L)
                .filter(entry -> isOnItsOwn(entry) && !isHeld(entry))
                .findFirst()
                .ifPresent(entry -> {
                    world.count("left of a lost history");
                    world.store.entries(entry.aggregate()).put(entry.seq(), entry);
                });
    }

    private boolean isHeld(Entry entry) {
        return alive.stream().anyMatch(instance -> instance.heldSeq(entry.aggregate()) == entry.seq());
    }

    private static boolean isOnItsOwn(Entry entry) {
        return entry.steps().stream()
                .allMatch(step -> step.source() == null && step.followUps().isEmpty());
    }

    private void watch() {
        ifAnyone(instance -> witnesses.add(instance.follow(anyBox())));
    }

    private void lookAway() {
        if (!witnesses.isEmpty()) {
            witnesses.remove(random.nextInt(witnesses.size())).close();
        }
    }

    /** Some instance is to have a box at least as it was after this entry. */
    void waitFor(AggregateId box, long seq) {
        ifAnyone(instance -> {
            Wait wait = new Wait(this, instance, box, seq, world.restores);
            waits.add(wait);
            wait.begin();
        });
    }

    @Nullable
    Instance anyone() {
        return alive.isEmpty() ? null : alive.get(random.nextInt(alive.size()));
    }

    private void ifAnyone(Consumer<Instance> task) {
        Instance instance = anyone();
        if (instance != null) {
            task.accept(instance);
        }
    }

    AggregateId anyBox() {
        return boxes.get(random.nextInt(boxes.size()));
    }

    /**
     * The weather clears, sometimes without a fast path, and all must come to hold the same by what the journal says alone. Then one more command for each
     * box shows what the end of its journal is like.
     */
    private void heal() {
        world.say("all is well again");
        weathers.forEach(RoughWeather::calm);
        world.advance(10_000);
        weathers.forEach(RoughWeather::calm);
        loseFastPath(true);
        world.advance(RoughWeather.LATEST + 12_000);
        new Verdict(this).allHoldWhatTheJournalSays();
        Instance last = world.start(Weather.FAIR).started();
        alive.add(last);
        boxes.forEach(box -> last.ask(box, Order.of("count")));
        alive.forEach(instance -> boxes.forEach(box -> witnesses.add(instance.follow(box))));
        world.advance(30_000);
    }

    List<Instance> alive() {
        return alive;
    }
}
