package org.digitalstage.platform.journal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the journal is kept.
 *
 * @param patience within which every call to the store ends
 * @param partitions streams over which entries are distributed; the same on all instances of a service
 * @param epochEvery how often an instance looks whether the journal was restored
 */
@ConfigurationProperties("digitalstage.journal")
public record JournalSettings(
        @DefaultValue("2s") Duration patience,
        @DefaultValue("16") int partitions,
        @DefaultValue("2s") Duration epochEvery) {}
