package org.digitalstage.platform.jwt;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Guards a service's HTTP addresses: all need a valid token but those named by a bean {@link OpenPaths}. Handlers take the
 * {@link Caller} as the authentication principal.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@Import(JwtConfiguration.class)
public class ResourceServerConfiguration {

    private static final String[] ALWAYS_OPEN = {"/beat", "/actuator/**"};

    @Bean
    SecurityWebFilterChain tokenGuard(ServerHttpSecurity http, TokenValidator tokens, ObjectProvider<OpenPaths> open) {
        var patterns = open.getIfAvailable(OpenPaths::of).patterns().toArray(String[]::new);
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .authorizeExchange(paths -> paths.pathMatchers(ALWAYS_OPEN).permitAll())
                .authorizeExchange(paths -> paths.pathMatchers(patterns).permitAll())
                .authorizeExchange(paths -> paths.anyExchange().authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(ResourceServerConfiguration::refuse)
                        .jwt(jwt -> jwt.authenticationManager(callers(tokens))))
                .build();
    }

    private static ReactiveAuthenticationManager callers(TokenValidator tokens) {
        return request -> tokens.validate(((BearerTokenAuthenticationToken) request).getToken())
                .<Authentication>map(CallerAuthentication::new)
                .onErrorMap(InvalidToken.class, ResourceServerConfiguration::asSecurityFault)
                .onErrorMap(KeysUnavailable.class, ResourceServerConfiguration::asOutage);
    }

    private static Throwable asSecurityFault(InvalidToken refused) {
        return new InvalidBearerTokenException(String.valueOf(refused.getMessage()));
    }

    private static Throwable asOutage(KeysUnavailable outage) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(outage.getMessage()), outage);
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, AuthenticationException refused) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        var sentence = refused instanceof InvalidBearerTokenException
                ? String.valueOf(refused.getMessage())
                : "Expected an Authorization header with a token but found none";
        return Mono.error(problem(HttpStatus.UNAUTHORIZED, sentence, refused));
    }

    private static ErrorResponseException problem(HttpStatus status, String sentence, Throwable cause) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, sentence), cause);
    }
}
