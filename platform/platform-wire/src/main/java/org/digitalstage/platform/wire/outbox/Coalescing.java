package org.digitalstage.platform.wire.outbox;

import java.util.Set;

/**
 * How a frame may be merged with others while its socket is under pressure. A continuous event gives way to a later one of the same
 * entity whose fields cover its own, unless a barrier, or any other event of that entity or of one of its parents, stands between them.
 */
public sealed interface Coalescing {

    /** Nothing moves across this frame: acknowledgements, and whatever is about no entity. */
    Coalescing BARRIER = new Barrier();

    /** An event about these entities that is not wholly continuous; it stays, and only what concerns them cannot move across. */
    static Coalescing about(String... entities) {
        return new About(Set.of(entities));
    }

    /** An event made wholly of continuous fields of one entity. */
    static Coalescing continuous(String entity, Set<String> fields, Set<String> parents) {
        return new Continuous(entity, Set.copyOf(fields), Set.copyOf(parents));
    }

    /** Nothing moves across it. */
    record Barrier() implements Coalescing {}

    /** Events of these entities, and of entities below them, do not move across it. */
    record About(Set<String> entities) implements Coalescing {}

    /** It gives way to a later one of the same entity with at least these fields. */
    record Continuous(String entity, Set<String> fields, Set<String> parents) implements Coalescing {}
}
