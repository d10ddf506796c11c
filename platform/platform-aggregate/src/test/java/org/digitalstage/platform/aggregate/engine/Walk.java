package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.journal.fake.MemoryStore;
import org.digitalstage.platform.aggregate.journal.fake.RoughWeather;
import org.digitalstage.platform.aggregate.journal.fake.RoughWeather.Odds;
import org.jspecify.annotations.Nullable;

/**
 * A random walk: three instances, commands, and everything that may go wrong, all drawn from a seed. At the end all is well again, and the
 * {@link Verdict} looks at what has become of everything.
 */
final class Walk {

    private static final int STEPS = 240;
    private static final int BOXES = 4;
    private static final int INSTANCES = 3;

    final World world;
    final List<Session> sessions = new ArrayList<>();
    final List<Witness> witnesses = new ArrayList<>();
    final List<AggregateId> boxes = new ArrayList<>();
    private final Random random;
    private final List<RoughWeather> weathers = new ArrayList<>();
    private final List<Instance> alive = new ArrayList<>();
    private final double trouble;
    private MemoryStore.@Nullable Content backup;
    private boolean storeAway;
    private boolean hubAway;

    Walk(long seed) {
        this.world = new World(seed);
        this.random = new Random(world.random.nextLong());
        this.trouble = random.nextDouble();
        for (int i = 1; i <= BOXES; i++) {
            boxes.add(BoxRules.box(i));
        }
        for (int i = 0; i < INSTANCES; i++) {
            begin();
        }
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
        if (random.nextDouble() > 0.12 * trouble) {
            speak();
            return;
        }
        switch (random.nextInt(12)) {
            case 0, 1 -> die();
            case 2, 3 -> pause();
            case 4 -> loseFastPath(random.nextBoolean());
            case 5 -> loseStore(random.nextInt(3000));
            case 6 -> takeBackup();
            case 7 -> restore();
            case 8, 9 -> watch();
            default -> lookAway();
        }
    }

    private void speak() {
        List<Session> able = sessions.stream().filter(Session::isAlive).toList();
        if (!able.isEmpty()) {
            able.get(random.nextInt(able.size())).speak();
        }
    }

    private void begin() {
        Odds odds = new Odds(
                0.06 * trouble, 0.06 * trouble, 0.2 * trouble, 0.2 * trouble, 0.1 * trouble, 1 + random.nextInt(600));
        RoughWeather weather = new RoughWeather(new Random(random.nextLong()), odds);
        EngineSettings settings = EngineSettings.defaults().snapshotEvery(8).idle(java.time.Duration.ofSeconds(2));
        Instance instance = world.start(weather, settings, new BoxRules()).started();
        weathers.add(weather);
        alive.add(instance);
        world.say(instance.boot + " begins");
        sessions.add(new Session(instance));
        sessions.add(new Session(instance));
        boxes.stream().filter(box -> random.nextBoolean()).forEach(box -> witnesses.add(instance.follow(box)));
    }

    private void die() {
        Instance instance = anyone();
        if (instance != null) {
            world.say(instance.boot + " dies");
            instance.process.kill();
            alive.remove(instance);
            world.time.after(random.nextInt(2000), this::begin);
        }
    }

    private void pause() {
        Instance instance = anyone();
        if (instance != null) {
            long millis = random.nextBoolean() ? random.nextInt(300) : random.nextInt(8000);
            world.say(instance.boot + " pauses for " + millis);
            instance.process.pause();
            world.time.after(millis, () -> goOn(instance));
        }
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
            loseStore(millis);
            world.time.after(millis - 1, () -> {
                world.restore(older);
                world.say("restored, lost " + world.lost.size());
            });
        }
    }

    private void watch() {
        Instance instance = anyone();
        if (instance != null) {
            witnesses.add(instance.follow(anyBox()));
        }
    }

    private void lookAway() {
        if (!witnesses.isEmpty()) {
            witnesses.remove(random.nextInt(witnesses.size())).close();
        }
    }

    private @Nullable Instance anyone() {
        return alive.isEmpty() ? null : alive.get(random.nextInt(alive.size()));
    }

    private AggregateId anyBox() {
        return boxes.get(random.nextInt(boxes.size()));
    }

    /** The weather clears; one more command for each box shows what the end of its journal is like. */
    private void heal() {
        world.say("all is well again");
        weathers.forEach(RoughWeather::calm);
        world.advance(10_000);
        weathers.forEach(RoughWeather::calm);
        Instance last = world.start(org.digitalstage.platform.aggregate.journal.fake.Weather.FAIR)
                .started();
        alive.add(last);
        boxes.forEach(box -> last.ask(box, Order.of("count")));
        alive.forEach(instance -> boxes.forEach(box -> witnesses.add(instance.follow(box))));
        world.advance(30_000);
    }

    List<Instance> alive() {
        return alive;
    }

    /** One stream of commands: several may be on their way to one box, but only to one. */
    final class Session {
        final List<Instance.Asking> asked = new ArrayList<>();
        private final Instance instance;
        private AggregateId box = boxes.getFirst();
        private int open;

        Session(Instance instance) {
            this.instance = instance;
        }

        boolean isAlive() {
            return instance.isAlive();
        }

        void speak() {
            if (open == 0) {
                box = anyBox();
            }
            for (int i = random.nextInt(4); i >= 0; i--) {
                Order order = order();
                open++;
                Instance.Asking asking = instance.ask(box, order, outcome -> open--);
                asked.add(asking);
                world.say(asking.id() + " " + box + " " + order.verb());
                watch(asking);
            }
        }

        private void watch(Instance.Asking asking) {
            asking.whenAnswered(outcome -> {
                world.say(asking.id() + " " + outcome);
                if (outcome instanceof Outcome.Stored stored) {
                    toldAfterItWasStoredAndFollowed(asking, stored);
                }
            });
        }

        private void toldAfterItWasStoredAndFollowed(Instance.Asking asking, Outcome.Stored stored) {
            for (Witness witness : instance.witnesses.getOrDefault(asking.aggregate(), List.of())) {
                var held = witness.held();
                if (witness.isOpen() && held != null && witness.restarts == 0) {
                    world.require(held.seq() >= stored.seq(), asking.id() + " was told before a follower");
                }
            }
        }

        private Order order() {
            int amount = 1 + random.nextInt(20);
            return switch (random.nextInt(16)) {
                case 0 -> Order.of("ask");
                case 1 -> Order.of("count");
                case 2, 3 -> Order.of("mint", amount);
                case 4 -> Order.of("level", amount);
                case 5 -> Order.of("tilt", amount);
                case 6, 7 -> Order.of("turn", amount);
                case 8 -> Order.of("make", amount);
                case 9 -> Order.of("drop");
                case 10 -> Order.of("say", amount);
                case 11 -> Order.of("poke", 0, anyBox());
                case 12 -> Order.of("tell");
                case 13 -> Order.of(random.nextBoolean() ? "fail" : "fill", 50);
                default -> Order.of("give", amount, anyBox());
            };
        }
    }
}
