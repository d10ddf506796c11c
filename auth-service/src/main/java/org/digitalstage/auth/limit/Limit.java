package org.digitalstage.auth.limit;

import java.time.Duration;

/**
 * So many times in any stretch of time of this length.
 *
 * @param name begins the key of its counts
 * @param sentence what a caller over the limit is told
 */
public record Limit(String name, int times, Duration length, String sentence) {}
