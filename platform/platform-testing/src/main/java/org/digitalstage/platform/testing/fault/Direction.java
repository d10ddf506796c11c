package org.digitalstage.platform.testing.fault;

/** One of the two ways through a proxied connection. */
public enum Direction {
    TO_SERVER,
    TO_CLIENT
}
