package org.digitalstage.auth;

import com.mongodb.MongoClientException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import java.time.Duration;
import java.util.List;
import org.digitalstage.auth.door.AccountDoor;
import org.digitalstage.auth.door.DoorSettings;
import org.digitalstage.auth.door.ServiceDoor;
import org.digitalstage.auth.password.PasswordPolicy;
import org.digitalstage.auth.profile.Profiles;
import org.digitalstage.auth.reset.PasswordReset;
import org.digitalstage.auth.revocation.RevocationLog;
import org.digitalstage.auth.signin.SignIn;
import org.digitalstage.auth.signup.SignUp;
import org.digitalstage.auth.token.KeyRing;
import org.digitalstage.auth.token.TokenIssuer;
import org.digitalstage.auth.token.TokenSettings;
import org.digitalstage.platform.web.Refused;
import org.digitalstage.platform.web.WebConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The HTTP door: what is reached where, and from which web pages. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(DoorSettings.class)
@Import(WebConfiguration.class)
class DoorConfiguration {

    private static final Logger log = LoggerFactory.getLogger(DoorConfiguration.class);
    private static final Duration COME_BACK = Duration.ofSeconds(2);

    /** Event loops of its own: the usual ones end for all of a process when one application in it ends, and that takes two seconds. */
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        var own = new ReactorResourceFactory();
        own.setUseGlobalResources(false);
        own.setShutdownQuietPeriod(Duration.ZERO);
        own.setShutdownTimeout(Duration.ofSeconds(2));
        return own;
    }

    /** Until the store is prepared, two accounts could get one e-mail address: nobody comes in before. */
    @Bean
    RouterFunction<ServerResponse> doors(AccountDoor people, ServiceDoor services, Housekeeping housekeeping) {
        return people.routes()
                .and(services.routes())
                .filter((request, next) -> housekeeping.ready() ? next.handle(request) : notReady())
                .filter((request, next) ->
                        next.handle(request).onErrorMap(DoorConfiguration::isStoreAway, DoorConfiguration::storeAway));
    }

    private static boolean isStoreAway(Throwable fault) {
        return fault instanceof MongoClientException // no server in time, or its connections were just given up
                || fault instanceof MongoSocketException
                || fault instanceof MongoNotPrimaryException
                || fault instanceof MongoNodeIsRecoveringException;
    }

    /** For the caller it is a matter of waiting; for whoever runs it, of looking why. */
    private static Refused storeAway(Throwable fault) {
        log.warn("The store did not answer: {}", fault.toString());
        return new Refused(
                HttpStatus.SERVICE_UNAVAILABLE, "The accounts cannot be reached now, please try again", COME_BACK);
    }

    private static Mono<ServerResponse> notReady() {
        return Mono.error(new Refused(HttpStatus.SERVICE_UNAVAILABLE, "This service is not ready yet"));
    }

    @Bean
    AccountDoor accountDoor(
            SignUp signUp,
            SignIn signIn,
            PasswordReset reset,
            Profiles profiles,
            TokenIssuer tokens,
            DoorSettings settings,
            PasswordPolicy policy) {
        return new AccountDoor(signUp, signIn, reset, profiles, tokens, settings, policy.longest());
    }

    @Bean
    ServiceDoor serviceDoor(KeyRing keys, RevocationLog revocations, TokenSettings settings) {
        return new ServiceDoor(keys, revocations, settings.keysMaxAge());
    }

    /** Who may do what is decided by the rooms behind the door; nothing here rests on cookies, so there is no forgery to guard against. */
    @Bean
    SecurityWebFilterChain open(ServerHttpSecurity http, CorsConfigurationSource cors) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .cors(origins -> origins.configurationSource(cors))
                .authorizeExchange(paths -> paths.anyExchange().permitAll())
                .build();
    }

    /** Without origins no CORS header is sent and none is checked: the gateway in front does both. */
    @Bean
    CorsConfigurationSource cors(DoorSettings settings) {
        var source = new UrlBasedCorsConfigurationSource();
        if (!settings.corsOrigins().isEmpty()) {
            source.registerCorsConfiguration("/**", cors(settings.corsOrigins()));
        }
        return source;
    }

    private static CorsConfiguration cors(List<String> origins) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PATCH"));
        cors.setAllowedHeaders(List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.AUTHORIZATION));
        cors.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER));
        return cors;
    }
}
