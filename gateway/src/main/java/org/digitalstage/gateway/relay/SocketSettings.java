package org.digitalstage.gateway.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the sockets passed on.
 *
 * @param perAddress most sockets of one client address at a time
 * @param frameLimit most bytes of one message of a client
 * @param buffer unit of all buffers: at most 3.25 of it wait for a slow reader, kernel included
 * @param requestTimeout from the connection to the end of its first request
 * @param nextRequestTimeout from an answer to the end of the next request of the same connection
 * @param connectTimeout per instance tried
 * @param answerTimeout from the connection to an instance to its answer to the upgrade
 * @param firstMessageTimeout from the upgrade to the client's first message
 * @param serviceSilence after this long without a byte from a service, which pings its sockets, it counts as gone
 * @param lastBytesTimeout for what is still under way when the other side is gone
 */
@ConfigurationProperties("digitalstage.gateway.sockets")
record SocketSettings(
        @DefaultValue("10000") int perAddress,
        @DefaultValue("256KB") DataSize frameLimit,
        @DefaultValue("64KB") DataSize buffer,
        @DefaultValue("10s") Duration requestTimeout,
        @DefaultValue("60s") Duration nextRequestTimeout,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration answerTimeout,
        @DefaultValue("15s") Duration firstMessageTimeout,
        @DefaultValue("30s") Duration serviceSilence,
        @DefaultValue("5s") Duration lastBytesTimeout) {

    int bufferBytes() {
        return Math.toIntExact(buffer.toBytes());
    }
}
