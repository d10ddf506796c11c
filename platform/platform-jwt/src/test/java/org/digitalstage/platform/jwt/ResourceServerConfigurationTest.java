package org.digitalstage.platform.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.digitalstage.platform.testing.TokenMaker;
import org.digitalstage.platform.web.WebConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.Authentication;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

final class ResourceServerConfigurationTest {

    private static final String ADA = "0123456789abcdef00000000";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({ResourceServerConfiguration.class, WebConfiguration.class})
    static class App {

        @Bean
        OpenPaths openPaths() {
            return OpenPaths.of("/open");
        }

        @Bean
        RouterFunction<ServerResponse> routes() {
            return RouterFunctions.route()
                    .GET("/open", request -> ServerResponse.ok().bodyValue("open"))
                    .GET("/me", App::me)
                    .build();
        }

        private static Mono<ServerResponse> me(ServerRequest request) {
            return request.principal()
                    .map(person -> (Caller) ((Authentication) person).getPrincipal())
                    .flatMap(caller -> ServerResponse.ok().bodyValue(caller.name()));
        }
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static TokenMaker maker;
    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        maker = TokenMaker.start();
        context = new SpringApplicationBuilder(App.class)
                .web(WebApplicationType.REACTIVE)
                .properties(
                        "spring.config.name=none",
                        "server.port=0",
                        "digitalstage.jwt.cache-for=0s",
                        "digitalstage.jwt.refetch-pause=0s",
                        "digitalstage.jwt.retry-pause=0s",
                        "digitalstage.jwt.timeout=20s",
                        "digitalstage.jwt.jwks-url=" + maker.jwksUrl())
                .run();
    }

    @AfterAll
    static void stop() {
        context.close();
        maker.close();
    }

    private static HttpResponse<String> get(String path, String... headers) {
        var port = context.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        try {
            return CLIENT.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Test
    void aHandlerSeesWhoCalls() {
        assertThat(get("/me", "Authorization", "Bearer " + maker.token(ADA, "Ada"))
                        .body())
                .isEqualTo("Ada");
    }

    @Test
    void openAddressesNeedNoToken() {
        assertThat(get("/open").statusCode()).isEqualTo(200);
        assertThat(get("/beat").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void allOthersDoAndSayItInASentence() {
        var answer = get("/me");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains("Expected an Authorization header with a token but found none");
        assertThat(get("/unknown").statusCode()).isEqualTo(401);
    }

    @Test
    void aBadTokenIsRefused() {
        assertThat(get("/me", "Authorization", "Bearer a.b.c").statusCode()).isEqualTo(401);
        assertThat(get(
                                "/me",
                                "Authorization",
                                "Bearer " + maker.sign(maker.draft(ADA, "Ada").inactive()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void unreachableKeysAreNotTheCallersFault() {
        var port = maker.port();
        var token = maker.sign(maker.draft(ADA, "Ada"), Map.of("alg", "RS256", "typ", "JWT", "kid", "not-known-yet"));
        maker.close();
        try {
            var answer = get("/me", "Authorization", "Bearer " + token);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("The keys to check tokens with are out of reach");
        } finally {
            maker = TokenMaker.start(port);
        }
    }
}
