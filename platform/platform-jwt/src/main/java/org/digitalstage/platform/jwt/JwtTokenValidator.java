package org.digitalstage.platform.jwt;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Checks RS256 tokens against keys from any source; no other algorithm is accepted, whatever the token's header says. */
public final class JwtTokenValidator implements TokenValidator {

    private static final int LONGEST_TOKEN = 8 * 1024;
    private static final String SCHEME = "Bearer ";

    private final ReactiveJwtDecoder decoder;

    /**
     * @param keys the keys a token may be signed with; a failure with {@link KeysUnavailable} reaches the caller as it is
     * @param audiences a token must be meant for one of these
     */
    public JwtTokenValidator(
            Function<SignedJWT, Flux<JWK>> keys, String issuer, Set<String> audiences, Duration clockSkew) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(claims(issuer, audiences, clockSkew));
        this.decoder = decoder;
    }

    private static OAuth2TokenValidator<Jwt> claims(String issuer, Set<String> audiences, Duration clockSkew) {
        var time = new JwtTimestampValidator(clockSkew);
        time.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                JwtTypeValidator.jwt(), time, new JwtIssuerValidator(issuer), audience(audiences));
    }

    private static OAuth2TokenValidator<Jwt> audience(Set<String> audiences) {
        return new JwtClaimValidator<Collection<String>>("aud", claimed -> anyOf(claimed, audiences));
    }

    @SuppressWarnings("ConstantValue") // an absent claim arrives as null, which the decoder's signature does not say
    private static boolean anyOf(Collection<String> claimed, Set<String> audiences) {
        return claimed != null && audiences.stream().anyMatch(claimed::contains);
    }

    @Override
    public Mono<Caller> validate(String token) {
        var bare = withoutScheme(token.strip());
        if (bare.isEmpty() || bare.length() > LONGEST_TOKEN) {
            return Mono.error(new InvalidToken("Expected a token but got " + bare.length() + " characters"));
        }
        return Mono.defer(() -> decoder.decode(bare)).map(CallerClaims::read).onErrorMap(JwtTokenValidator::told);
    }

    private static String withoutScheme(String token) {
        var prefixed = token.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return prefixed ? token.substring(SCHEME.length()).strip() : token;
    }

    private static Throwable told(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof KeysUnavailable || cause instanceof InvalidToken) {
                return cause;
            }
        }
        return new InvalidToken("Expected a valid token but " + reason(fault));
    }

    private static String reason(Throwable fault) {
        if (fault instanceof JwtValidationException refused
                && !refused.getErrors().isEmpty()) {
            return "it is refused: " + refused.getErrors().iterator().next().getDescription();
        }
        return "it is malformed or its signature does not fit";
    }
}
