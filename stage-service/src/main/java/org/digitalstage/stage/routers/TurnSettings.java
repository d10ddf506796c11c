package org.digitalstage.stage.routers;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How clients may use the TURN servers of the media routers.
 *
 * @param secret what those servers know too ({@code static-auth-secret} of coturn); without it clients are told of none
 */
@ConfigurationProperties("digitalstage.turn")
public record TurnSettings(@Nullable String secret) {

    @Override
    public String toString() {
        return "TurnSettings";
    }
}
