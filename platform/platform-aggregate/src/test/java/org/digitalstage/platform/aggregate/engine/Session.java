package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Asker;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;
import org.jspecify.annotations.Nullable;

/** One stream of commands in a {@link Walk}: several may be on their way to one box, but only to one. */
final class Session {

    final List<Instance.Asking> asked = new ArrayList<>();
    private final Walk walk;
    private final World world;
    final Instance instance;
    private final Random random;
    private final Connected connected;

    /** Commands whose answer found its asker. */
    final Set<String> told = new HashSet<>();

    /** The one before this of the same client. */
    final @Nullable Session before;

    private AggregateId box;
    private int open;
    private int lastStored = -1;

    Session(Walk walk, Instance instance, Random random, @Nullable Session before) {
        this.walk = walk;
        this.world = walk.world;
        this.instance = instance;
        this.random = random;
        this.before = before;
        this.connected = new Connected(world, instance, random);
        this.box = walk.boxes.getFirst();
    }

    boolean isAlive() {
        return instance.isAlive();
    }

    boolean isThere() {
        return isAlive() && !connected.hasLeft();
    }

    /** The client goes; what it asked for and was not answered it has given up. */
    void leave(boolean withAWord) {
        connected.leave(withAWord);
    }

    boolean wasPaused() {
        return instance.wasPaused;
    }

    /** Says something to the box that the client spoke to before. */
    void goOnAfter(Session earlier) {
        box = earlier.box;
        ask(order());
    }

    void speak() {
        if (open == 0) {
            box = walk.anyBox();
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            ask(order());
        }
    }

    /** Says something to this box, unless it waits for another one's answer. */
    void speakTo(AggregateId meant) {
        if (open == 0) {
            box = meant;
        }
        if (box.equals(meant)) {
            ask(order());
        }
    }

    private void ask(Order order) {
        open++;
        int number = asked.size();
        Hindsight hindsight = new Hindsight(world, box, order);
        Instance.Asking asking = instance.read(box, order, connected, outcome -> open--);
        asked.add(asking);
        world.say(asking.id() + " " + box + " " + order.verb());
        asking.whenAnswered(outcome -> {
            world.say(asking.id() + " " + outcome);
            world.count(name(outcome));
            if (!connected.hasLeft()) {
                told.add(asking.id());
            }
            hindsight.mustExplain(asking.id(), outcome);
            if (outcome instanceof Outcome.Stored stored) {
                toldInOrder(asking, number);
                toldAfterItWasStoredAndFollowed(asking, stored);
                goOnWith(asking, stored);
            }
        });
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(String code, var _) -> "refused " + code;
            case Outcome.Stored _, Outcome.Doubtful _, Outcome.Early _ ->
                outcome.getClass().getSimpleName();
        };
    }

    private void toldInOrder(Instance.Asking asking, int number) {
        world.require(number > lastStored, asking.id() + " was told behind a later one");
        lastStored = number;
    }

    private void toldAfterItWasStoredAndFollowed(Instance.Asking asking, Outcome.Stored stored) {
        for (Witness witness : instance.witnesses.getOrDefault(asking.aggregate(), List.of())) {
            var held = witness.held();
            if (witness.isOpen() && held != null && witness.restarts == 0) {
                world.require(held.seq() >= stored.seq(), asking.id() + " was told before a follower");
            }
        }
    }

    /** Someone elsewhere wants to see what was stored; or the answer was lost on the way to the asker, who asks again. */
    private void goOnWith(Instance.Asking asking, Outcome.Stored stored) {
        if (random.nextInt(8) == 0) {
            walk.waitFor(asking.aggregate(), stored.seq());
        }
        if (walk.asksAgain && random.nextInt(8) == 0 && !asking.isReadOnly()) {
            world.time.after(random.nextInt(4000), () -> askAgain(asking, stored.seq()));
        }
    }

    private void askAgain(Instance.Asking asking, long seq) {
        Instance other = walk.anyone();
        if (other != null) {
            int restores = world.restores;
            world.count("asked again");
            other.aggregates
                    .decidePassed(asking.aggregate(), Command.of(asking.id(), "someone", asking.order()), Asker.ALWAYS)
                    .thenAccept(outcome -> world.require(
                            !(outcome instanceof Outcome.Stored again)
                                    || again.seq() == seq
                                    || world.restores > restores
                                    || world.lost.contains(asking.id()),
                            asking.id() + " was stored in " + seq + " but asked again " + outcome));
        }
    }

    /** What cannot be written, or not be carried out, for a fault of our own making. */
    private Order odd() {
        return switch (random.nextInt(8)) {
            case 0 -> Order.of("jinx", 0, walk.anyBox());
            case 1 -> Order.of("hex", 0, walk.anyBox());
            case 2, 3 -> Order.of("curse");
            default -> Order.of("mint", 1);
        };
    }

    private Order order() {
        int amount = 1 + random.nextInt(20);
        return switch (random.nextInt(17)) {
            case 0 -> Order.of("ask");
            case 1 -> Order.of("count");
            case 2, 3 -> Order.of("mint", amount);
            case 4 -> Order.of("level", amount);
            case 5 -> Order.of("tilt", amount);
            case 6, 7 -> Order.of("turn", amount);
            case 8 -> Order.of("make", amount);
            case 9 -> Order.of("drop");
            case 10 -> Order.of("say", amount);
            case 11 -> Order.of("poke", 0, walk.anyBox());
            case 12 -> Order.of("tell");
            case 13 -> Order.of(random.nextBoolean() ? "fail" : "fill", 50);
            case 14 -> odd();
            default -> Order.of("give", amount, walk.anyBox());
        };
    }
}
