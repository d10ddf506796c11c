package org.digitalstage.benchmarks.measure;

/** One end of the measured time. */
public record Moment<U>(long nanos, Counted counted, long sent, U usage) {}
