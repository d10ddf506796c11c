package org.digitalstage.stage;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.digitalstage.platform.embedded.EmbeddedRedis;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.digitalstage.platform.testing.TokenMaker;
import org.digitalstage.platform.testing.fault.FaultProxy;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.platform.testing.socket.SocketClientOptions;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What tests of faults need: a store behind a door that can be shut, a Redis, a signer of tokens, instances here and in processes. */
final class Ensemble implements AutoCloseable {

    /** Machines that build are slow now and then. */
    static final SocketClientOptions PATIENT = SocketClientOptions.USUAL.withPatience(Duration.ofSeconds(30));

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final FaultProxy storeDoor = FaultProxy.to(store.port());
    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private final TokenMaker tokens = TokenMaker.start();
    private final List<Instance> instances = new CopyOnWriteArrayList<>();

    /** Adds one in this process. */
    ConfigurableApplicationContext here(String... more) {
        ConfigurableApplicationContext context =
                StageServiceApplication.application().run(arguments(more).toArray(String[]::new));
        instances.add(new Here(context));
        warmUp(instances.size() - 1);
        return context;
    }

    /** Begins to start one in a process of its own. */
    OwnInstance own(String... more) {
        OwnInstance instance = OwnInstance.start(arguments(more));
        instances.add(instance);
        return instance;
    }

    /** Waits until somebody can sign in there: the first time keys are fetched and much is slow. */
    void warmUp(int instance) {
        signIn(instance, "0123456789abcdef01234567", "Early").close();
    }

    /** Begins to start one in the place of a dead one. */
    OwnInstance replace(int place, String... more) {
        OwnInstance instance = OwnInstance.start(arguments(more));
        instances.set(place, instance);
        return instance;
    }

    private List<String> arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.mongodb.uri=mongodb://" + storeDoor.host() + ":" + storeDoor.port(),
                "--spring.data.redis.url=" + redis.url(),
                "--digitalstage.jwt.jwks-url=" + tokens.jwksUrl(),
                "--digitalstage.auth.url=http://127.0.0.1:" + tokens.port()));
        arguments.addAll(List.of(more));
        return arguments;
    }

    URI address(int instance) {
        return instances.get(instance).address();
    }

    FaultProxy storeDoor() {
        return storeDoor;
    }

    EmbeddedRedis redis() {
        return redis;
    }

    TokenMaker tokens() {
        return tokens;
    }

    /** A socket that has its initial state and is told aggregate and seq of each event. */
    SocketClient signIn(URI address, String account, String name) {
        return withToken(address, account, tokens.token(account, name));
    }

    SocketClient signIn(int instance, String account, String name) {
        return signIn(address(instance), account, name);
    }

    /** Tries again when it is dropped, as clients do: a busy machine may be too slow for the first who come. */
    SocketClient withToken(URI address, String account, String token) {
        AtomicReference<SocketClient> in = new AtomicReference<>();
        boolean there = Waiting.until(() -> {
            SocketClient client = enter(address, account, token, PATIENT);
            in.set(client);
            return Waiting.until(() -> isIn(client) || !client.isOpen()) && isIn(client);
        });
        SocketClient client = in.get();
        if (!there) {
            throw new AssertionError("Expected to be signed in but got " + client.received());
        }
        client.event("ok");
        return client;
    }

    private static boolean isIn(SocketClient client) {
        return events(client).contains("ok");
    }

    /** A socket that has sent its token. */
    static SocketClient enter(URI address, String account, String token, SocketClientOptions options) {
        SocketClient client = SocketClient.connect(address, options);
        client.emit(
                "token",
                Map.of("token", token, "device", Map.of("uuid", account, "type", "browser"), "resume", Map.of()));
        return client;
    }

    /** Makes a stage and gives its id. */
    static String stage(SocketClient client, String name) {
        return String.valueOf(
                object(client.ask("create-stage", Map.of("name", name)), 1).get("_id"));
    }

    static Map<String, Object> object(List<?> arguments, int index) {
        return Theatre.map(arguments.get(index));
    }

    static List<String> events(SocketClient client) {
        return client.received().stream()
                .map(each -> each.event())
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public void close() {
        instances.forEach(Instance::close);
        tokens.close();
        redis.close();
        storeDoor.close();
        store.close();
    }

    private record Here(ConfigurableApplicationContext context) implements Instance {

        @Override
        public URI address() {
            int port = ((WebServerApplicationContext) context).getWebServer().getPort();
            return URI.create("ws://127.0.0.1:" + port + "/");
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
