package org.digitalstage.auth.door;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.digitalstage.auth.account.Account;
import org.digitalstage.auth.profile.Profiles;
import org.digitalstage.auth.profile.SignedIn;
import org.digitalstage.auth.reset.PasswordReset;
import org.digitalstage.auth.signin.SignIn;
import org.digitalstage.auth.signup.SignUp;
import org.digitalstage.auth.token.TokenIssuer;
import org.digitalstage.platform.web.Refused;
import org.digitalstage.platform.web.address.ClientAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The addresses that people use, with the shapes and statuses the original web client expects. */
public final class AccountDoor {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final SignUp signUp;
    private final SignIn signIn;
    private final PasswordReset passwordReset;
    private final Profiles profiles;
    private final TokenIssuer tokens;
    private final Fields fields;
    private final ClientAddress clientAddress;

    public AccountDoor(
            SignUp signUp,
            SignIn signIn,
            PasswordReset passwordReset,
            Profiles profiles,
            TokenIssuer tokens,
            DoorSettings settings,
            int longestPassword) {
        this.signUp = signUp;
        this.signIn = signIn;
        this.passwordReset = passwordReset;
        this.profiles = profiles;
        this.tokens = tokens;
        this.fields = new Fields(longestPassword);
        this.clientAddress = new ClientAddress(settings.trustedProxies());
    }

    public RouterFunction<ServerResponse> routes() {
        return route().POST("/signup", this::signUp)
                .POST("/activate", this::activate)
                .POST("/reactivate", this::reactivate)
                .POST("/login", this::login)
                .POST("/token", this::token)
                .POST("/forgot", this::forgot)
                .POST("/reset", this::reset)
                .POST("/logout", this::logout)
                .GET("/verify", this::verify)
                .GET("/profile", this::profile)
                .PATCH("/profile", this::changeProfile)
                .build();
    }

    private Mono<ServerResponse> signUp(ServerRequest request) {
        return Body.of(request)
                .map(fields::newPerson)
                .flatMap(person -> signUp.signUp(person, clientAddress.of(request)))
                .then(ok());
    }

    private Mono<ServerResponse> activate(ServerRequest request) {
        return Body.of(request)
                .flatMap(body -> signUp.activate(body.required("code", Fields.CODE)))
                .then(ok());
    }

    private Mono<ServerResponse> reactivate(ServerRequest request) {
        return Body.of(request)
                .map(fields::email)
                .flatMap(email -> signUp.reactivate(email, clientAddress.of(request)))
                .then(ok());
    }

    private Mono<ServerResponse> forgot(ServerRequest request) {
        return Body.of(request)
                .map(fields::email)
                .flatMap(email -> passwordReset.forgot(email, clientAddress.of(request)))
                .then(ok());
    }

    private Mono<ServerResponse> reset(ServerRequest request) {
        return Body.of(request)
                .flatMap(body -> passwordReset.reset(body.required("token", Fields.CODE), fields.password(body)))
                .then(ok());
    }

    private Mono<ServerResponse> login(ServerRequest request) {
        return checked(request)
                .flatMap(account -> account.active() ? Mono.just(account) : Mono.error(Profiles.notActivated()))
                .flatMap(this::newToken);
    }

    /** As login, but also for an account that is not activated; the other services refuse such a token. */
    private Mono<ServerResponse> token(ServerRequest request) {
        return checked(request).flatMap(this::newToken);
    }

    private Mono<Account> checked(ServerRequest request) {
        return Body.of(request)
                .flatMap(body -> signIn.check(fields.email(body), fields.password(body), clientAddress.of(request)));
    }

    /** The bare token as a JSON string. */
    private Mono<ServerResponse> newToken(Account account) {
        var token = JsonMapper.shared().writeValueAsBytes(tokens.issue(account));
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(token);
    }

    private Mono<ServerResponse> verify(ServerRequest request) {
        return signedIn(request).then(ok());
    }

    private Mono<ServerResponse> profile(ServerRequest request) {
        return signedIn(request).map(SignedIn::account).flatMap(AccountDoor::profile);
    }

    private Mono<ServerResponse> changeProfile(ServerRequest request) {
        return signedIn(request)
                .zipWith(Body.of(request).map(fields::profileChange))
                .flatMap(both -> profiles.change(both.getT1(), both.getT2()))
                .flatMap(AccountDoor::profile);
    }

    private static Mono<ServerResponse> profile(Account account) {
        var body = new LinkedHashMap<String, Object>(Map.of("_id", account.id().hex()));
        body.put("name", account.name());
        body.put("email", account.email().address());
        if (account.avatarUrl() != null) {
            body.put("avatarUrl", account.avatarUrl());
        }
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(body);
    }

    private Mono<ServerResponse> logout(ServerRequest request) {
        return bearer(request).flatMap(profiles::signOut).then(ok());
    }

    private Mono<SignedIn> signedIn(ServerRequest request) {
        return bearer(request).flatMap(profiles::signedIn);
    }

    private static Mono<String> bearer(ServerRequest request) {
        return Mono.justOrEmpty(request.headers().firstHeader(HttpHeaders.AUTHORIZATION))
                .switchIfEmpty(Mono.error(() -> new Refused(
                        HttpStatus.UNAUTHORIZED, "Expected an Authorization header with a token but found none")));
    }

    private static Mono<ServerResponse> ok() {
        return Mono.defer(() -> ServerResponse.ok().contentType(TEXT).bodyValue("OK"));
    }
}
