package org.digitalstage.platform.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for the auth-service: makes keys, publishes them as a JWKS document on a free port and signs tokens with the newest. Point
 * {@code digitalstage.jwt.jwks-url} at {@link #jwksUrl()}.
 */
public final class TokenMaker implements AutoCloseable {

    private static final String PATH = "/.well-known/jwks.json";

    private final List<SigningKey> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger fetches = new AtomicInteger();
    private final HttpServer server;

    private TokenMaker(HttpServer server) {
        this.server = server;
    }

    public static TokenMaker start() {
        return start(0);
    }

    /** Begins on a given port, for example one where an earlier maker has been closed. */
    public static TokenMaker start(int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var maker = new TokenMaker(server);
            maker.newKey();
            server.createContext(PATH, maker::publish);
            server.start();
            return maker;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public URI jwksUrl() {
        return URI.create("http://localhost:" + port() + PATH);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** How often the document was asked for. */
    public int fetches() {
        return fetches.get();
    }

    /** Adds a key to the document; tokens are signed with it from now on, and those signed before stay valid. */
    public void newKey() {
        keys.add(SigningKey.create("key-" + (keys.size() + 1)));
    }

    /** Takes all keys but the newest out of the document. */
    public void forgetOldKeys() {
        keys.removeAll(keys.subList(0, keys.size() - 1));
    }

    /** A token as an active account gets it. */
    public String token(String account, String name) {
        return sign(draft(account, name));
    }

    public TokenDraft draft(String account, String name) {
        return new TokenDraft(account, name);
    }

    public String sign(TokenDraft draft) {
        return newest().sign(draft.claims());
    }

    /** Signs with any header, to try what a forger might. */
    public String sign(TokenDraft draft, Map<String, ?> header) {
        return newest().sign(header, draft.claims());
    }

    /** Signed with a key that nobody publishes, under a key id of choice. */
    public String forge(TokenDraft draft, String kid) {
        return SigningKey.create(kid).sign(draft.claims());
    }

    private SigningKey newest() {
        return keys.getLast();
    }

    private void publish(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        var published = keys.stream().map(SigningKey::published).toList();
        var body = JsonMapper.shared().writeValueAsBytes(Map.of("keys", published));
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
