package org.digitalstage.routers.registry;

/** How far one half of a stage has come with its router. */
public enum Progress {
    /** No router is found yet. */
    WAITING,
    /** A router was asked and has not confirmed yet. */
    ASKED,
    /** A router serves it, and the stage knows. */
    SERVED,
    /** The stage knows of the router, but that one came back and was asked anew. */
    ASKED_AGAIN,
    /** The router is lost to the stage; it will want another one under a new number. */
    OVER
}
