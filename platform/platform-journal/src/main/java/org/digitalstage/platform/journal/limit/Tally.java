package org.digitalstage.platform.journal.limit;

/**
 * Where the tries of one subject are counted at one time.
 *
 * @param key of the limit and the subject
 * @param weight of what was counted in the window before, from 1 down to 0
 * @param most tries there may be, those of the window before included by their weight
 */
public record Tally(String key, Window window, double weight, int most) {}
