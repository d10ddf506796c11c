package org.digitalstage.platform.wire.frame;

/** What a client's message turned out to be: a frame, or nothing that can be understood. */
public sealed interface Decoded permits Frame, MalformedFrame {}
