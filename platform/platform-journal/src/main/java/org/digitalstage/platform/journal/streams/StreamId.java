package org.digitalstage.platform.journal.streams;

/** The id of a stream entry: milliseconds of Redis's clock and a number within that millisecond. */
record StreamId(long millis, long number) implements Comparable<StreamId> {

    static StreamId parse(String text) {
        int dash = text.indexOf('-');
        return new StreamId(
                Long.parseUnsignedLong(text, 0, dash, 10), Long.parseUnsignedLong(text, dash + 1, text.length(), 10));
    }

    /** Before everything that was added at this time or later. */
    static StreamId before(long millis) {
        return new StreamId(Math.max(0, millis), 0);
    }

    @Override
    public int compareTo(StreamId other) {
        return millis != other.millis
                ? Long.compareUnsigned(millis, other.millis)
                : Long.compareUnsigned(number, other.number);
    }

    @Override
    public String toString() {
        return millis + "-" + number;
    }
}
