package org.digitalstage.platform.jwt;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where tokens come from and how long what is known of their keys holds.
 *
 * @param jwksUrl the published keys of the auth-service
 * @param issuer what {@code iss} must be
 * @param audience what {@code aud} must contain
 * @param clockSkew by how much the clocks of two machines may differ
 * @param cacheFor keys are fetched again after this; known ones go on being trusted while that fails
 * @param refetchPause an unknown key id leads to a new fetch at most this often
 * @param retryPause a failed fetch is tried again at most this often
 * @param timeout for one fetch
 */
@ConfigurationProperties("digitalstage.jwt")
public record JwtSettings(
        @DefaultValue("http://localhost:8081/.well-known/jwks.json")
        URI jwksUrl,

        @DefaultValue("digitalstage") String issuer,
        @DefaultValue("digitalstage") String audience,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("5m") Duration cacheFor,
        @DefaultValue("10s") Duration refetchPause,
        @DefaultValue("1s") Duration retryPause,
        @DefaultValue("2s") Duration timeout) {}
