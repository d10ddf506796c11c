package org.digitalstage.platform.journal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the journal is kept.
 *
 * @param patience within which every call to the store ends
 * @param gather how long entries of different aggregates are gathered, at most, to be inserted by one command; what comes after a pause goes at
 *     once
 * @param partitions streams over which entries are distributed; the same on all instances of a service
 * @param epochEvery how often an instance looks whether the journal was restored
 */
@ConfigurationProperties("digitalstage.journal")
public record JournalSettings(
        @DefaultValue("2s") Duration patience,
        @DefaultValue("4ms") Duration gather,
        @DefaultValue("16") int partitions,
        @DefaultValue("2s") Duration epochEvery) {}
