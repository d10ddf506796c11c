package org.digitalstage.auth.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long tokens and what is published of their keys hold.
 *
 * @param lifetime of a token
 * @param keysMaxAge how long others may keep the published keys; a new key must be published that long before it signs
 */
@ConfigurationProperties("digitalstage.auth.token")
public record TokenSettings(
        @DefaultValue("7d") Duration lifetime,
        @DefaultValue("5m") Duration keysMaxAge) {}
