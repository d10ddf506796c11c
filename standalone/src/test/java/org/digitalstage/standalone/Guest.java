package org.digitalstage.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.platform.testing.socket.SocketClientOptions;

/** Somebody with an account, who came by it as everybody does: sign-up, the code in the mail, sign-in. */
record Guest(String name, String token) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern CODE = Pattern.compile("\\b[0-9a-f]{40}\\b");
    private static final String PASSWORD = "Ein-gutes-Wort1";

    static Guest signUp(Running running, String name) throws IOException, InterruptedException {
        String email = name + "@example.org";
        said(post(running, "/signup", "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"%s\"}", email, PASSWORD, name));
        said(post(running, "/activate", "{\"code\":\"%s\"}", code(running, email)));
        return signIn(running, name);
    }

    static Guest signIn(Running running, String name) throws IOException, InterruptedException {
        String email = name + "@example.org";
        String token = said(post(running, "/login", "{\"email\":\"%s\",\"password\":\"%s\"}", email, PASSWORD));
        return new Guest(name, token.replace("\"", ""));
    }

    /** A socket through the gateway that has its initial state. */
    SocketClient enter(Running running) {
        SocketClient client = SocketClient.connect(
                URI.create("ws://localhost:" + running.port() + "/"), SocketClientOptions.USUAL.withPatience(PATIENCE));
        client.emit("token", Map.of("token", token, "device", Map.of("uuid", name, "type", "browser")));
        client.event("ok");
        return client;
    }

    private static String said(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private static HttpResponse<String> post(Running running, String path, String json, Object... values)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + running.port() + "/auth" + path))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(String.format(json, values)))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String code(Running running, String email) {
        AtomicReference<String> code = new AtomicReference<>("");
        boolean found = Running.await(PATIENCE, () -> {
            code.set(codeIn(running.folder().resolve("data/mail"), email));
            return !code.get().isEmpty();
        });
        if (!found) {
            throw new AssertionError("Expected a mail to " + email + " but there is none");
        }
        return code.get();
    }

    private static String codeIn(Path folder, String email) {
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> mails = Files.list(folder)) {
            return mails.filter(mail -> mail.toString().endsWith(".eml"))
                    .map(Guest::read)
                    .filter(mail -> mail.contains(email))
                    .map(CODE::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the soft line ends of quoted-printable undone. */
    private static String read(Path mail) {
        try {
            return Files.readString(mail).replaceAll("=\r?\n", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
