package org.digitalstage.platform.journal.form;

import java.util.stream.IntStream;

/** The names of an array's elements in BSON: their index in decimal. */
final class Indexes {

    private static final String[] FIRST =
            IntStream.range(0, 1000).mapToObj(Integer::toString).toArray(String[]::new);

    private Indexes() {}

    static String of(int index) {
        return index < FIRST.length ? FIRST[index] : Integer.toString(index);
    }
}
