package org.digitalstage.platform.web;

/** Something a service waits for before it takes requests; asked often, so it answers from memory. */
@FunctionalInterface
public interface ReadinessCheck {

    boolean ready();
}
