package org.digitalstage.auth.password;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a password must be, and what hashing it may cost.
 *
 * @param shortest in characters
 * @param longest in characters; bounds the work of one hash
 * @param memory of one Argon2id hash, in KiB
 * @param iterations of one Argon2id hash
 * @param workers hashes computed at once; 0 means half of the processors, at least one
 * @param queue how many more may wait; beyond that callers are asked to come back
 */
@ConfigurationProperties("digitalstage.auth.password")
public record PasswordSettings(
        @DefaultValue("8") int shortest,
        @DefaultValue("1000") int longest,
        @DefaultValue("19456") int memory,
        @DefaultValue("2") int iterations,
        @DefaultValue("0") int workers,
        @DefaultValue("64") int queue) {

    int threads() {
        return workers > 0 ? workers : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
