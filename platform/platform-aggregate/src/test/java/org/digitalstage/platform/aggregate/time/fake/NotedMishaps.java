package org.digitalstage.platform.aggregate.time.fake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.digitalstage.platform.aggregate.time.Mishaps;

/** Keeps which work went wrong, for a test to look at. */
public final class NotedMishaps implements Mishaps {

    private final List<String> tasks = new CopyOnWriteArrayList<>();
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();

    @Override
    public void during(String task, Throwable fault) {
        faults.add(fault);
        tasks.add(task);
    }

    /** The names of all work that went wrong, once for each time. */
    public List<String> tasks() {
        return tasks;
    }

    /** What went wrong each time. */
    public List<Throwable> faults() {
        return faults;
    }
}
