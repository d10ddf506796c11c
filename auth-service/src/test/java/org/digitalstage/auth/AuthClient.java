package org.digitalstage.auth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as a web client does. */
public final class AuthClient {

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        public String sentence() {
            return json().path("detail").asString();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    private final HttpClient http;
    private final String address;

    AuthClient(HttpClient http, String address) {
        this.http = http;
        this.address = address;
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    public Answer get(String path) {
        return send(to(path).GET());
    }

    public Answer get(String path, String token) {
        return send(to(path).header("Authorization", "Bearer " + token).GET());
    }

    public Answer post(String path, Map<String, ?> body) {
        return send(json(path, body));
    }

    public CompletableFuture<Answer> postSoon(String path, Map<String, ?> body) {
        return http.sendAsync(json(path, body).build(), BodyHandlers.ofString()).thenApply(Answer::new);
    }

    /** The same, through a proxy that says that it comes from this network address. */
    public CompletableFuture<Answer> postSoon(String path, Map<String, ?> body, String from) {
        var request = json(path, body).header("X-Forwarded-For", from).build();
        return http.sendAsync(request, BodyHandlers.ofString()).thenApply(Answer::new);
    }

    private HttpRequest.Builder json(String path, Map<String, ?> body) {
        var text = JsonMapper.shared().writeValueAsString(body);
        return to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(text));
    }

    public Answer postText(String path, String contentType, String body) {
        return send(to(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    public Answer patch(String path, String token, Map<String, ?> body) {
        var text = JsonMapper.shared().writeValueAsString(body);
        return send(to(path).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .method("PATCH", BodyPublishers.ofString(text)));
    }

    public Answer logout(String token) {
        return send(to("/logout").header("Authorization", "Bearer " + token).POST(BodyPublishers.noBody()));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    public Answer signUp(String email, String password) {
        return post("/signup", Map.of("email", email, "password", password, "name", "Ada", "avatarUrl", ""));
    }

    public Answer login(String email, String password) {
        return post("/login", Map.of("email", email, "password", password));
    }

    /** Signs in and returns the token; fails if that was refused. */
    public String token(String email, String password) {
        var answer = login(email, password);
        if (answer.status() != 200) {
            throw new AssertionError("Expected a token but got " + answer.status());
        }
        return answer.json().asString();
    }
}
