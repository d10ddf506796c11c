package org.digitalstage.platform.aggregate.entity;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command did to an aggregate. Folding changes in order gives the state; telling them in order gives the events. */
public sealed interface Change {

    /** The noun of the kind that is meant. */
    String kind();

    /** A new entity with all its fields. */
    record Added(String kind, Id<?> id, Map<String, @Nullable Object> fields) implements Change {}

    /** Fields that have a new value; a {@code null} is a value. */
    record Changed(String kind, Id<?> id, Map<String, @Nullable Object> fields) implements Change {}

    /** An entity that is gone. What it owned is removed by changes of its own, before this one. */
    record Removed(String kind, Id<?> id) implements Change {}

    /** Something that was said (a chat message): stored and told in its place, but not part of the state. */
    record Said(String kind, Map<String, @Nullable Object> fields) implements Change {}
}
