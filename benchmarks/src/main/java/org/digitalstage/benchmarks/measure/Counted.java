package org.digitalstage.benchmarks.measure;

/**
 * What had been counted at one moment.
 *
 * @param delivered changes that reached a socket
 * @param merged changes that gave way to a later one of the same member on their way to a socket
 * @param disordered changes that came twice, or after a later one of the same member
 * @param acknowledged commands the server said yes to
 * @param refused commands the server said no to
 */
public record Counted(
        long delivered, long merged, long disordered, long acknowledged, long refused, String firstRefusal) {}
