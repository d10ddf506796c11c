package org.digitalstage.platform.wire.socket;

/**
 * A bean of this type serves the sockets opened at the paths of a pattern ({@code /**} for any); other requests pass by.
 *
 * @param pattern a path pattern of Spring
 */
public record SocketMapping(String pattern, SocketListener listener) {}
