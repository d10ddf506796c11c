package org.digitalstage.platform.journal.streams;

import java.time.Duration;

/**
 * How a member of a consumer group works.
 *
 * @param member its name, unique among all members
 * @param abandoned after how long without an end another member takes over an event
 * @param tries how often a failed event is tried in its place before the next ones have their turn
 */
public record GroupSettings(String member, Duration abandoned, int tries) {

    /** What is good for most. */
    public static GroupSettings of(String member) {
        return new GroupSettings(member, Duration.ofSeconds(15), 4);
    }
}
