package org.digitalstage.platform.journal.streams;

import java.time.Duration;

/**
 * How Redis is used.
 *
 * @param url where it is; may carry a password, so it is never logged
 * @param length about how many entries a stream keeps
 * @param keep how long an entry is kept at most
 * @param patience how long an answer may take until Redis is not called well any more; after three times that the connection is given up
 */
public record StreamSettings(String url, int length, Duration keep, Duration patience) {

    /** What is good for most. */
    public static StreamSettings of(String url) {
        return new StreamSettings(url, 20_000, Duration.ofHours(1), Duration.ofSeconds(2));
    }

    @Override
    public String toString() {
        return "StreamSettings[length=" + length + ", keep=" + keep + ", patience=" + patience + "]";
    }
}
