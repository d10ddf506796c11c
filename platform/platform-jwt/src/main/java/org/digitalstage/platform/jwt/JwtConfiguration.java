package org.digitalstage.platform.jwt;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Brings a {@link TokenValidator} that knows the auth-service's published keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JwtSettings.class)
public class JwtConfiguration {

    @Bean
    TokenValidator tokenValidator(JwtSettings settings) {
        var keys = new PublishedKeys(document(settings.jwksUrl()), settings, System::nanoTime);
        return new JwtTokenValidator(
                keys::forToken, settings.issuer(), Set.of(settings.audience()), settings.clockSkew());
    }

    private static Mono<List<JWK>> document(URI url) {
        return WebClient.create()
                .get()
                .uri(url)
                .retrieve()
                .bodyToMono(String.class)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("Expected a JWKS document but got nothing")))
                .map(JwtConfiguration::parse);
    }

    private static List<JWK> parse(String document) {
        try {
            return JWKSet.parse(document).getKeys().stream()
                    .filter(key -> KeyType.RSA.equals(key.getKeyType()))
                    .map(JWK::toPublicJWK)
                    .toList();
        } catch (ParseException malformed) {
            throw new IllegalStateException("Expected a JWKS document but could not read it", malformed);
        }
    }
}
