package org.digitalstage.auth.limit;

import reactor.core.publisher.Mono;

/** Counts shared by all instances, per key and window of time; a window that has passed is forgotten some time later. */
public interface Counters {

    Mono<Void> prepare();

    /** Adds to a count and tells the new one, which may include what others add at the same time but never leaves out what came before. */
    Mono<Integer> add(String key, Window window, int amount);

    Mono<Integer> read(String key, Window window);

    /** Forgets what ended before this one. */
    Mono<Void> forget(Window window);
}
