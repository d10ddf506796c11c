package org.digitalstage.platform.wire.socket;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of each socket.
 *
 * @param largestFrame a client message above this drops its socket
 * @param outboxLimit bytes that may wait for a slow reader beyond its initial state
 * @param initialLimit bytes of initial state that may wait
 * @param feed bytes handed to the operating system's side at a time; also how much of what was sent can no longer be merged
 * @param unanswered received frames that may be unanswered before reading pauses
 * @param unansweredBytes the same in bytes, so that large frames do not pile up in memory
 * @param sustainedFrames frames a second a client may send for long
 * @param burstFrames frames it may send at once
 * @param floodPatience how long a flood may go on, slowed, before its socket is dropped
 * @param pingEvery how often a client must show that it is there
 * @param pongWithin how long it may take to answer
 * @param progressWithin how long a reader may take nothing of what waits for it
 * @param authenticateWithin how long a socket may stay unauthenticated
 * @param loops event loops of the server, 0 for one a processor (more cost a wake-up each at every send to a group)
 * @param lingerAtMost how long a socket that is being closed may take for what was sent before
 */
@ConfigurationProperties("digitalstage.wire")
public record WireSettings(
        @DefaultValue("256KB") DataSize largestFrame,
        @DefaultValue("1MB") DataSize outboxLimit,
        @DefaultValue("16MB") DataSize initialLimit,
        @DefaultValue("64KB") DataSize feed,
        @DefaultValue("64") int unanswered,
        @DefaultValue("512KB") DataSize unansweredBytes,
        @DefaultValue("1000") int sustainedFrames,
        @DefaultValue("2000") int burstFrames,
        @DefaultValue("30s") Duration floodPatience,
        @DefaultValue("5s") Duration pingEvery,
        @DefaultValue("10s") Duration pongWithin,
        @DefaultValue("10s") Duration progressWithin,
        @DefaultValue("10s") Duration authenticateWithin,
        @DefaultValue("0") int loops,
        @DefaultValue("1s") Duration lingerAtMost) {}
