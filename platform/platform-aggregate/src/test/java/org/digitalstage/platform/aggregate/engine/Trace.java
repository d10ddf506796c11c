package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayDeque;

/** What happened in a run: a hash of all of it, and the last lines to read. */
final class Trace {

    private static final int KEPT = Integer.getInteger("digitalstage.trace", 60);

    private final ArrayDeque<String> last = new ArrayDeque<>();
    private long hash = 1125899906842597L;
    private long lines;

    void line(String line) {
        lines++;
        for (int i = 0; i < line.length(); i++) {
            hash = 31 * hash + line.charAt(i);
        }
        last.addLast(line);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }

    long hash() {
        return hash;
    }

    long lines() {
        return lines;
    }

    @Override
    public String toString() {
        return String.join("\n", last);
    }
}
