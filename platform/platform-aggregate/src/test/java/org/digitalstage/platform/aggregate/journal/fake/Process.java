package org.digitalstage.platform.aggregate.journal.fake;

import java.util.ArrayList;
import java.util.List;

/** The timeline of one instance: it can be paused (what was due runs on return) and killed (nothing runs any more). */
public final class Process implements Timeline {

    private final Timeline time;
    private final List<Runnable> held = new ArrayList<>();
    private boolean paused;
    private boolean dead;

    public Process(Timeline time) {
        this.time = time;
    }

    @Override
    public void after(long millis, Runnable task) {
        after(time, millis, task);
    }

    /** A further thread of this process. */
    public Timeline thread(Timeline other) {
        return (millis, task) -> after(other, millis, task);
    }

    private void after(Timeline timeline, long millis, Runnable task) {
        if (!dead) {
            timeline.after(millis, () -> run(task));
        }
    }

    /** As SIGSTOP does. */
    public void pause() {
        paused = true;
    }

    /** As SIGCONT does. */
    public void resume() {
        paused = false;
        List<Runnable> due = List.copyOf(held);
        held.clear();
        // At once: before anything that comes now, for each thread keeps its order.
        due.forEach(this::run);
    }

    /** As SIGKILL does. */
    public void kill() {
        dead = true;
        held.clear();
    }

    public boolean dead() {
        return dead;
    }

    private void run(Runnable task) {
        if (dead) {
            return;
        }
        if (paused) {
            held.add(task);
            return;
        }
        task.run();
    }
}
