package org.digitalstage.benchmarks.keys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Stands where the services look for the auth-service: publishes the key, and that no token was revoked. */
public final class KeyServer implements AutoCloseable {

    private final HttpServer server;

    private KeyServer(HttpServer server) {
        this.server = server;
    }

    /**
     * @param port 0 for any free one
     */
    public static KeyServer start(int port, String keySet) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/.well-known/jwks.json", exchange -> answer(exchange, keySet));
            server.createContext(
                    "/internal/revocations", exchange -> answer(exchange, "{\"cursor\":\"0\",\"revocations\":[]}"));
            server.start();
            return new KeyServer(server);
        } catch (IOException cause) {
            throw new UncheckedIOException("Expected to publish a key but could not", cause);
        }
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }
}
