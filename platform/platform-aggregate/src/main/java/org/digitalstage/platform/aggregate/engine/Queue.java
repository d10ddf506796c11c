package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Step;
import org.jspecify.annotations.Nullable;

/** The commands that wait for one aggregate, in their order. On the aggregate's lane only. */
final class Queue<C> {

    private final ArrayDeque<Asked<C>> waiting = new ArrayDeque<>();

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    void add(Asked<C> asked) {
        waiting.add(asked);
    }

    /** Takes the front; {@code null} if nothing waits. */
    @Nullable
    Asked<C> poll() {
        return waiting.poll();
    }

    /** Takes the front as long as it may be passed to another instance. */
    List<Asked<C>> passable(int most) {
        List<Asked<C>> passable = new ArrayList<>();
        Asked<C> front = waiting.peekFirst();
        while (front != null && front.isPassable() && passable.size() < most) {
            passable.add(waiting.removeFirst());
            front = waiting.peekFirst();
        }
        return passable;
    }

    /** Those that wait, in their order. */
    Stream<Asked<C>> stream() {
        return waiting.stream();
    }

    /** Puts commands back before all others. */
    void giveBack(List<Asked<C>> asked) {
        asked.reversed().forEach(waiting::addFirst);
    }

    /** Those that another attempt may still carry out stay, so that it cannot do so behind what comes after them here. */
    void refuse(Consumer<Asked<C>> refusal, Predicate<Asked<C>> which) {
        List<Asked<C>> refused = waiting.stream().filter(which).toList();
        waiting.removeIf(which.and(asked -> !asked.mayStillCome()));
        refused.forEach(refusal);
    }

    /**
     * If another attempt brought a command into the journal, it decided on those before it too. One that is not there was refused, and is not
     * carried out now behind what came after it.
     */
    void settleUncertain(Entry entry) {
        if (!holdsUncertain()) {
            return;
        }
        Set<String> here = entry.steps().stream().map(Step::command).collect(Collectors.toSet());
        List<Asked<C>> all = new ArrayList<>(waiting);
        int last = all.size() - 1;
        while (last >= 0
                && (!all.get(last).mayStillCome()
                        || !here.contains(all.get(last).command().id()))) {
            last--;
        }
        for (int i = 0; i < last; i++) {
            if (all.get(i).mayStillCome()) {
                all.set(i, all.get(i).again(Asked.Past.DECIDED, all.get(i).deadline()));
            }
        }
        waiting.clear();
        waiting.addAll(all);
    }

    /** What was asked before {@code then} is not decided any more where another attempt may have been: that may soon be forgotten. */
    void settleOld(long then) {
        if (holdsUncertain()) {
            List<Asked<C>> all = new ArrayList<>(waiting);
            all.replaceAll(asked -> asked.mayStillCome() && asked.since() - then < 0
                    ? asked.again(Asked.Past.DECIDED, asked.deadline())
                    : asked);
            waiting.clear();
            waiting.addAll(all);
        }
    }

    /** Those that have been elsewhere are before all that have not. */
    private boolean holdsUncertain() {
        for (Asked<C> asked : waiting) {
            if (asked.past() == Asked.Past.NONE) {
                return false;
            }
            if (asked.isUncertain()) {
                return true;
            }
        }
        return false;
    }
}
