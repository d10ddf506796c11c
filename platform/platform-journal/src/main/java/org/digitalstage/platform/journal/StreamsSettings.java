package org.digitalstage.platform.journal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Redis is used.
 *
 * @param patience how long an answer may take until Redis is not called well any more; after three times that a connection is given up
 * @param length about how many entries a stream of changes keeps
 * @param keep how long an entry of any stream is kept at most
 * @param abandoned after how long another member of a consumer group takes over an event
 */
@ConfigurationProperties("digitalstage.streams")
public record StreamsSettings(
        @DefaultValue("2s") Duration patience,
        @DefaultValue("20000") int length,
        @DefaultValue("1h") Duration keep,
        @DefaultValue("15s") Duration abandoned) {}
