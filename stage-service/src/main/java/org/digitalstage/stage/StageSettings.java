package org.digitalstage.stage;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service is set up.
 *
 * @param authUrl where the auth-service tells of revocations
 * @param restrictStageCreation whether new people may not create stages until somebody allows it
 * @param signInsAtOnce how many sign-ins build their initial state at the same time
 */
@ConfigurationProperties("digitalstage.stage")
public record StageSettings(
        @DefaultValue("http://localhost:8081") URI authUrl,
        @DefaultValue("false") boolean restrictStageCreation,
        @DefaultValue("32") int signInsAtOnce) {}
