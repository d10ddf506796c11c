package org.digitalstage.stage;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service is set up.
 *
 * @param authUrl where the auth-service tells of revocations
 * @param restrictStageCreation whether new people may not create stages until somebody allows it
 * @param signInsAtOnce how many sign-ins build their initial state at the same time
 * @param administrators the accounts of those who run the platform: they may close stages and accounts
 * @param inviteValidity how long the code of an invite leads to its stage
 */
@ConfigurationProperties("digitalstage.stage")
public record StageServiceSettings(
        @DefaultValue("http://localhost:8081") URI authUrl,
        @DefaultValue("false") boolean restrictStageCreation,
        @DefaultValue("32") int signInsAtOnce,
        @DefaultValue Set<String> administrators,
        @DefaultValue("7d") Duration inviteValidity) {}
