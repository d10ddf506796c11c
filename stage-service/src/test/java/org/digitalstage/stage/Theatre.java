package org.digitalstage.stage;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.embedded.EmbeddedRedis;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.digitalstage.platform.testing.TokenMaker;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The stage-service with all it needs: embedded store and Redis, a signer of tokens, as many instances as a test wants. */
final class Theatre implements AutoCloseable {

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final MongoClient looking = MongoClients.create(store.url());
    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private final TokenMaker tokens = TokenMaker.start();
    private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

    Theatre(int count) {
        for (int i = 0; i < count; i++) {
            addInstance();
        }
    }

    ConfigurableApplicationContext addInstance(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.mongodb.uri=" + store.url(),
                "--spring.data.redis.url=" + redis.url(),
                "--digitalstage.jwt.jwks-url=" + tokens.jwksUrl(),
                "--digitalstage.auth.url=http://127.0.0.1:" + tokens.port()));
        arguments.addAll(List.of(more));
        ConfigurableApplicationContext instance =
                StageServiceApplication.application().run(arguments.toArray(String[]::new));
        instances.add(instance);
        return instance;
    }

    URI address(int instance) {
        int port = ((WebServerApplicationContext) instances.get(instance))
                .getWebServer()
                .getPort();
        return URI.create("ws://127.0.0.1:" + port + "/");
    }

    String token(String account, String name) {
        return tokens.token(account, name);
    }

    /** A socket that has its initial state. */
    SocketClient signIn(int instance, String account, String name, Map<String, ?> device) {
        SocketClient client = SocketClient.connect(address(instance));
        client.emit("token", Map.of("token", token(account, name), "device", device));
        client.event("ok");
        return client;
    }

    SocketClient signIn(int instance, String account, String name) {
        return signIn(instance, account, name, Map.of("uuid", account, "type", "browser"));
    }

    /** The database of the service, through a door of the test's own. */
    MongoDatabase database() {
        return looking.getDatabase("stage");
    }

    EmbeddedRedis redis() {
        return redis;
    }

    ConfigurableApplicationContext instance(int index) {
        return instances.get(index);
    }

    static Map<String, @Nullable Object> map(@Nullable Object value) {
        @SuppressWarnings("unchecked") // what comes over the wire is JSON
        Map<String, @Nullable Object> map = (Map<String, @Nullable Object>) value;
        return map;
    }

    @Override
    public void close() {
        instances.forEach(ConfigurableApplicationContext::close);
        tokens.close();
        redis.close();
        looking.close();
        store.close();
    }
}
