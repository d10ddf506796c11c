package org.digitalstage.platform.journal.limit;

import java.time.Duration;

/**
 * So many times in any stretch of time of this length.
 *
 * @param name begins the key of its counts; one of its own for each limit of all services, as they share a Redis
 */
public record Limit(String name, int times, Duration length) {}
