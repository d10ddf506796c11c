package org.digitalstage.routers;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.digitalstage.platform.aggregate.time.fake.NotedMishaps;
import org.digitalstage.platform.embedded.EmbeddedRedis;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.digitalstage.platform.journal.streams.GroupSettings;
import org.digitalstage.platform.journal.streams.RedisEventStream;
import org.digitalstage.platform.journal.streams.RedisStreams;
import org.digitalstage.platform.journal.streams.StreamSettings;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.platform.testing.socket.SocketClientOptions;
import org.digitalstage.routers.feature.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The service with all it needs, the stage-service's side of the stream, and routers. */
final class Network implements AutoCloseable {

    static final String KEY = "key-of-a-test";
    private static final long LONGEST = 20_000_000_000L;

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private final RedisStreams streams = new RedisStreams(StreamSettings.of(redis.url()), new NotedMishaps());
    private final RedisEventStream stream = new RedisEventStream(streams, GroupSettings.of("test"));
    private final List<Map<String, @Nullable Object>> events = new CopyOnWriteArrayList<>();
    private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

    Network() {
        stream.follow("events:routers", events::add);
    }

    int start(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.mongodb.uri=" + store.url(),
                "--spring.data.redis.url=" + redis.url(),
                "--digitalstage.journal.patience=10s",
                "--digitalstage.routers.api-keys=" + KEY,
                "--digitalstage.routers.confirmation=1s",
                "--digitalstage.routers.grace=1s",
                "--digitalstage.routers.retry=2s"));
        arguments.addAll(List.of(more));
        instances.add(RouterDistributionApplication.application().run(arguments.toArray(String[]::new)));
        return instances.size() - 1;
    }

    void stop(int instance) {
        instances.get(instance).close();
    }

    SocketClient connect(int instance) {
        return connect(instance, SocketClientOptions.USUAL);
    }

    /** A socket that came through the gateway from this network address. */
    SocketClient connect(int instance, String from) {
        return connect(instance, SocketClientOptions.USUAL.withHeaders(Map.of("X-Forwarded-For", from)));
    }

    private SocketClient connect(int instance, SocketClientOptions options) {
        return SocketClient.connect(URI.create("ws://127.0.0.1:" + port(instance) + "/routers"), options);
    }

    int port(int instance) {
        return ((WebServerApplicationContext) instances.get(instance))
                .getWebServer()
                .getPort();
    }

    /** A router that takes stages. */
    Router router(int instance, String city, Map<String, Object> position, String... types) {
        SocketClient client = connect(instance);
        client.emit("router", Map.of("apiKey", KEY, "router", Ledger.document(city, position, types)));
        client.event("ready");
        String id =
                String.valueOf(map(client.event("ok").arguments().getFirst()).get("_id"));
        client.emit("ready");
        return new Router(client, id);
    }

    /** The stage-service says what a stage wants. */
    void wants(String stage, long seq, long number, @Nullable String router) {
        Map<String, @Nullable Object> want = new LinkedHashMap<>();
        want.put("technology", "mediasoup");
        want.put("assignment", number);
        want.put("router", router);
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("_id", stage);
        document.put("name", "Stage");
        document.put("password", null);
        document.put("preferredPosition", Ledger.FRANKFURT);
        say(Map.of("type", "stage-wants", "stage", document, "audio", want, "video", want, "seq", seq));
    }

    void say(Map<String, @Nullable Object> event) {
        stream.publish("events:stages", event).toCompletableFuture().join();
    }

    Map<String, @Nullable Object> await(String type, Predicate<Map<String, @Nullable Object>> which) {
        await("the event " + type, () -> find(type, which) != null);
        return Objects.requireNonNull(find(type, which));
    }

    private @Nullable Map<String, @Nullable Object> find(String type, Predicate<Map<String, @Nullable Object>> which) {
        return events.stream()
                .filter(event -> type.equals(event.get("type")) && which.test(event))
                .findFirst()
                .orElse(null);
    }

    List<Map<String, @Nullable Object>> events() {
        return events;
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain for " + what);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    @SuppressWarnings("unchecked") // what comes over the wire is JSON
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    @Override
    public void close() {
        instances.forEach(ConfigurableApplicationContext::close);
        stream.close();
        streams.close();
        redis.close();
        store.close();
    }

    /** A router's own side. */
    record Router(SocketClient client, String id) {

        /** Waits to be asked for a stage. */
        Map<String, @Nullable Object> asked(String stage) {
            return map(client.await(
                            received -> "serve-stage".equals(received.event())
                                    && stage.equals(map(map(received.arguments().getFirst())
                                                    .get("stage"))
                                            .get("_id")),
                            "serve-stage of " + stage)
                    .arguments()
                    .getFirst());
        }

        void confirms(String stage) {
            client.emit(
                    "stage-served",
                    Map.of(
                            "kind",
                            "both",
                            "type",
                            "mediasoup",
                            "update",
                            Map.of("_id", stage, "mediasoup", Map.of("url", "wss://x", "port", 443))));
        }
    }
}
