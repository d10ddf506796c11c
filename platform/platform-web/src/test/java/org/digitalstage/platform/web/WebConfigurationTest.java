package org.digitalstage.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class WebConfigurationTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(WebConfiguration.class)
    static class App {

        final AtomicBoolean ready = new AtomicBoolean(true);
        final AtomicBoolean drained = new AtomicBoolean();

        @Bean
        ReadinessCheck check() {
            return ready::get;
        }

        @Bean
        Drain drain() {
            return () -> Mono.delay(Duration.ofMillis(50))
                    .doOnNext(tick -> drained.set(true))
                    .then();
        }

        @Bean
        RouterFunction<ServerResponse> routes() {
            return RouterFunctions.route()
                    .GET("/refused", request -> Mono.error(new Refused(HttpStatus.CONFLICT, "Expected a free name")))
                    .GET(
                            "/later",
                            request -> Mono.error(
                                    new Refused(HttpStatus.TOO_MANY_REQUESTS, "Too many", Duration.ofSeconds(7))))
                    .GET("/fault", request -> Mono.error(new IllegalStateException("secret inside")))
                    .POST(
                            "/json",
                            request -> request.bodyToMono(Number[].class)
                                    .flatMap(numbers -> ServerResponse.ok().bodyValue(numbers.length)))
                    .build();
        }
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext context;
    private static App app;

    @BeforeAll
    static void startOnce() {
        context = start();
        app = context.getBean(App.class);
    }

    static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(App.class)
                .web(WebApplicationType.REACTIVE)
                .properties(
                        "spring.config.name=none",
                        "spring.config.import=classpath:platform-web.yaml",
                        "server.port=0",
                        "spring.application.name=try-out")
                .run();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void aRefusalIsAProblemWithASentence() {
        var answer = get("/refused");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(body(answer).get("detail").asString()).isEqualTo("Expected a free name");
        assertThat(body(answer).get("title").asString()).isEqualTo("Conflict");
        assertThat(body(answer).get("status").asInt()).isEqualTo(409);
    }

    @Test
    void aRefusalMaySayWhenToComeBack() {
        assertThat(get("/later").headers().firstValue("retry-after")).contains("7");
    }

    @Test
    void aFaultTellsNothingOfTheInside() {
        var answer = get("/fault");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret").contains("Something went wrong here");
    }

    @Test
    void anUnknownAddressIsAProblemToo() {
        var answer = get("/nothing");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(body(answer).get("detail").asString()).isEqualTo("There is nothing at this address");
    }

    @Test
    void malformedJsonIsTheCallersMistake() {
        assertThat(post("{").statusCode()).isEqualTo(400);
        assertThat(post("{").body()).doesNotContain("tools.jackson");
    }

    @Test
    void aBodyOverTheLimitIsTooLarge() {
        assertThat(post("[" + "1,".repeat(200_000) + "1]").statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"foo", "/", "", "*/*", "application/", "application/*+json", "application/json;charset=nope"})
    void aContentTypeThatCannotBeReadIsRefusedWithASentence(String type) {
        for (var path : List.of("/json", "/refused", "/beat", "/nothing", "/actuator/health")) {
            var answer = send(to(path).header("Content-Type", type).POST(BodyPublishers.ofString("[1]")));

            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(body(answer).get("detail").asString()).startsWith("Expected one content type");
        }
    }

    @Test
    void twoContentTypesAreRefused() {
        var two = to("/json").header("Content-Type", "application/json").header("Content-Type", "text/plain");

        assertThat(send(two.POST(BodyPublishers.ofString("[1]"))).statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "/", "text/", "text/plain, nope", "text/plain;charset=nope", "*/plain"})
    void aWishForAContentTypeThatCannotBeReadIsRefusedWithASentence(String accept) {
        for (var path : List.of("/json", "/refused", "/beat", "/nothing", "/actuator/health")) {
            var answer = send(to(path).header("Accept", accept).GET());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(body(answer).get("detail").asString()).startsWith("Expected Accept to list");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "*/*"})
    void whoWishesForNothingTakesAnything(String accept) {
        for (var path : List.of("/beat", "/actuator/health", "/actuator/prometheus")) {
            assertThat(send(to(path).header("Accept", accept).GET()).statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "image/png", "text/plain;charset=utf-16", "*/*"})
    void beatDoesNotAskWhatIsAccepted(String accept) {
        assertThat(send(to("/beat").header("Accept", accept).GET()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/beat", "/refused", "/nothing", "/actuator/health"})
    void headIsGetWithoutTheBody(String path) {
        var whole = get(path);
        var head = send(to(path).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(whole.statusCode());
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("content-type"))
                .isEqualTo(whole.headers().firstValue("content-type"));
    }

    @Test
    void beatAndReadinessFollowWhatTheServiceWaitsFor() {
        assertThat(get("/beat").body()).isEqualTo("Hello World!");
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);

        app.ready.set(false);

        assertThat(get("/beat").statusCode()).isEqualTo(503);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        app.ready.set(true);
    }

    @Test
    void everyMeterNamesItsService() {
        assertThat(get("/actuator/prometheus").body()).contains("service=\"try-out\"");
    }

    private HttpResponse<String> get(String path) {
        return send(to(path).GET());
    }

    private HttpResponse<String> post(String json) {
        return send(to("/json").header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder to(String path) {
        var port = context.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static JsonNode body(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
