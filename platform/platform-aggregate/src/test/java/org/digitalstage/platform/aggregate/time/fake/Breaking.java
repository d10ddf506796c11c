package org.digitalstage.platform.aggregate.time.fake;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Something that throws an error once when it is told to, and counts how often it was come by. */
public final class Breaking {

    private final AtomicBoolean due = new AtomicBoolean();
    private final AtomicInteger passed = new AtomicInteger();

    /** The next one who comes by gets an error. */
    public void once() {
        due.set(true);
    }

    /** Whether nobody has come by since. */
    public boolean isDue() {
        return due.get();
    }

    /** To be called where it may break. */
    public void passBy() {
        if (due.compareAndSet(true, false)) {
            throw new StackOverflowError("broken once");
        }
        passed.incrementAndGet();
    }

    /** How often somebody came by unharmed. */
    public int passed() {
        return passed.get();
    }
}
