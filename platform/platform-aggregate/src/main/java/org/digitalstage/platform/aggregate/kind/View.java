package org.digitalstage.platform.aggregate.kind;

/** In which form an entity is shown; an event is encoded once for each, and a session gets the highest one it may see. */
public enum View {
    /** What everybody in the audience sees. */
    PUBLIC,
    /** What only those see who hold the kind's key for admins. */
    ADMIN
}
