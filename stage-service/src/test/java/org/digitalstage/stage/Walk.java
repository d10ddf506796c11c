package org.digitalstage.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A walk at random: several people on several instances that die, pause and come back, with a Redis that does so too. */
final class Walk {

    /** With this an instance tells when values gave way on the way to a slow socket. */
    static final String TELLING = "--logging.level.org.digitalstage.platform.wire.socket.LiveSocket=DEBUG";

    private enum Fault {
        KILL,
        PAUSE,
        REDIS_KILL,
        REDIS_PAUSE,
        DROP
    }

    private final Ensemble ensemble;
    private final List<OwnInstance> instances;
    private final Random chance;
    private final List<Performer> performers = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final long seed;
    private final List<String> story = new ArrayList<>();
    private int paused = -1;
    private int count;
    private boolean gaveWay;
    private String stage = "";

    /** {@code instances} are replaced in this list when they die; they are the first of the ensemble. */
    Walk(Ensemble ensemble, List<OwnInstance> instances, long seed) {
        this.ensemble = ensemble;
        this.instances = instances;
        this.seed = seed;
        this.chance = new Random(seed);
    }

    /** A stage of which all are admins, so that all see the same. */
    void begin(int people) {
        for (int i = 0; i < people; i++) {
            performers.add(new Performer(ensemble, String.format("%012x%012x", seed, i + 1)));
        }
        Performer first = performers.getFirst();
        Object founded =
                insist(first, "create-stage", Map.of("name", "Walk " + seed)).get(1);
        stage = String.valueOf(Theatre.map(founded).get("_id"));
        List<Object> admins = new ArrayList<>();
        for (Performer performer : performers) {
            performer.socketsEnd();
            Waiting.until(() -> comeBack(performer));
            admins.add(performer.user());
        }
        insist(first, "change-stage", Map.of("_id", stage, "admins", admins));
        performers.forEach(each -> insist(each, "join-stage", Map.of("stageId", stage)));
    }

    private List<Object> insist(Performer performer, String command, Object payload) {
        return performer.insist(command, payload, () -> comeBack(performer));
    }

    /** Every fault once, in any order, with commands before, during and after. */
    void go() {
        List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
        Collections.shuffle(faults, chance);
        for (Fault fault : faults) {
            act(Duration.ofMillis(100));
            cause(fault);
            act(Duration.ofMillis(200 + chance.nextInt(1000)));
            mend(fault);
        }
        act(Duration.ofMillis(100));
    }

    private void cause(Fault fault) {
        int victim = chance.nextInt(instances.size());
        story.add(fault + " " + victim + " after " + count);
        switch (fault) {
            case KILL -> instances.set(victim, replaced(victim));
            case PAUSE -> {
                paused = victim;
                instances.get(victim).pause();
            }
            case REDIS_KILL -> ensemble.redis().kill();
            case REDIS_PAUSE -> ensemble.redis().pause();
            case DROP -> performers.get(chance.nextInt(performers.size())).socketsEnd();
        }
    }

    private OwnInstance replaced(int victim) {
        instances.get(victim).kill();
        gaveWay |= instances.get(victim).gaveWay();
        return ensemble.replace(victim, TELLING);
    }

    private void mend(Fault fault) {
        story.add("mended " + fault + " after " + count);
        switch (fault) {
            case PAUSE -> {
                instances.get(paused).resume();
                paused = -1;
            }
            case REDIS_KILL -> ensemble.redis().restart();
            case REDIS_PAUSE -> ensemble.redis().resume();
            case KILL, DROP -> {}
        }
    }

    private void act(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        do {
            Performer performer = performers.get(chance.nextInt(performers.size()));
            if (performer.isHere() || comeBack(performer)) {
                command(performer);
            }
        } while (System.nanoTime() - until < 0);
    }

    /** To any instance that listens and is not paused. */
    private boolean comeBack(Performer performer) {
        List<Integer> there = new ArrayList<>();
        for (int i = 0; i < instances.size(); i++) {
            if (i != paused && instances.get(i).isUp()) {
                there.add(i);
            }
        }
        return !there.isEmpty() && performer.comeTo(there.get(chance.nextInt(there.size())), stage);
    }

    private void command(Performer performer) {
        String what = "n" + seed + "-" + ++count;
        switch (chance.nextInt(14)) {
            case 0, 1, 2 -> performer.ask("send-message", what, what);
            case 3, 4 -> performer.ask("create-group", what, Map.of("stageId", stage, "name", what));
            case 5 -> removeGroup(performer);
            case 6 -> performer.ask("leave-stage", what, null);
            case 7, 8 -> join(performer, what);
            case 9, 10 -> performer.ask("change-user", what, Map.of("name", what));
            default -> mix(performer, what);
        }
        // Every few commands he waits, else all would be over before the first is stored.
        if (count % 4 == 0 && performer.place() != paused && !performer.asked().isEmpty()) {
            Performer.await(performer.asked().getLast());
        }
    }

    private void removeGroup(Performer performer) {
        performers.stream()
                .flatMap(each -> each.asked().stream())
                .filter(each -> each.command().equals("create-group") && each.isDone())
                .map(each -> Ensemble.object(each.answer().orElseThrow(), 1))
                .map(group -> String.valueOf(group.get("_id")))
                .filter(id -> !groups.contains(id))
                .findAny()
                .ifPresent(id -> {
                    groups.add(id);
                    performer.ask("remove-group", id, id);
                });
    }

    private void join(Performer performer, String what) {
        performer.ask("join-stage", what, Map.of("stageId", stage));
    }

    private void mix(Performer performer, String what) {
        List<Visit.Phase> phases = performer.visit().phases();
        if (!phases.isEmpty()) {
            Object member = phases.getLast().packed().get("stageMemberId");
            Map<String, Object> volume = Map.of("_id", member, "volume", chance.nextInt(100) / 100.0);
            if (chance.nextBoolean()) {
                performer.ask("change-stage-member", what, volume);
            } else {
                performer.ask(
                        "set-custom-stage-member-volume",
                        what,
                        Map.of("stageMemberId", member, "volume", chance.nextInt(100) / 100.0));
            }
        }
    }

    /** All come back and go inside. */
    void gather() {
        instances.forEach(OwnInstance::address);
        for (Performer performer : performers) {
            insist(performer, "leave-stage", null);
            insist(performer, "join-stage", Map.of("stageId", stage));
        }
    }

    @Override
    public String toString() {
        return "seed " + seed + ", " + story;
    }

    /** Whether values gave way on the way to a slow socket, which is nothing to expect in so short a time. */
    boolean gaveWay() {
        return gaveWay || instances.stream().anyMatch(OwnInstance::gaveWay);
    }

    List<Performer> performers() {
        return performers;
    }

    String stage() {
        return stage;
    }
}
