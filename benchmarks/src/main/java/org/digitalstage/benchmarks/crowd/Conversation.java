package org.digitalstage.benchmarks.crowd;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.digitalstage.benchmarks.wire.FrameListener;
import org.digitalstage.benchmarks.wire.Packet;
import org.digitalstage.benchmarks.wire.StageSocket;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks with the server one question at a time; for the time before anything is measured. */
final class Conversation implements FrameListener {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SECONDS_TO_ANSWER = 30;

    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final Map<String, Awaited> awaited = new ConcurrentHashMap<>();
    private final AtomicInteger nextId = new AtomicInteger();
    private @Nullable StageSocket socket;

    private record Awaited(Predicate<JsonNode> which, CompletableFuture<JsonNode> come) {}

    void over(StageSocket open) {
        socket = open;
        open.closed().thenRun(() -> fail("Expected an answer but the server closed the connection"));
    }

    /** Sends a command and waits for its acknowledgement; answers the argument behind the error. */
    JsonNode ask(String command, Object payload) {
        int id = nextId.getAndIncrement();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        send(Map.of("type", 0, "data", List.of(command, payload), "id", id));
        JsonNode data = await(answer, command);
        if (!data.path(0).isMissingNode() && !data.path(0).isNull()) {
            throw new IllegalStateException("Expected " + command + " to succeed but got " + data.path(0));
        }
        return data.path(1);
    }

    /** Sends an event nobody acknowledges. */
    void tell(String event, Object payload) {
        send(Map.of("type", 0, "data", List.of(event, payload)));
    }

    /** The payload of the next event of this name that is meant; to be called before what causes it. */
    CompletableFuture<JsonNode> next(String event, Predicate<JsonNode> which) {
        CompletableFuture<JsonNode> come = new CompletableFuture<>();
        awaited.put(event, new Awaited(which, come));
        return come;
    }

    static JsonNode await(CompletableFuture<JsonNode> answer, String what) {
        try {
            return answer.get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException cause) {
            throw new IllegalStateException("Expected an answer to " + what + " but got none", cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + what, cause);
        }
    }

    @Override
    public void frame(ByteBuf bytes, int start, int length, long nanos) {
        int name = Packet.nameIn(bytes, start, length);
        if (name < 0) {
            JsonNode ack = parse(bytes, start, length);
            complete(asked.remove(ack.path("id").asInt(-1)), ack.path("data"));
        } else {
            event(nameAt(bytes, name, start + length), bytes, start, length);
        }
    }

    private void event(String name, ByteBuf bytes, int start, int length) {
        if ("error".equals(name)) {
            fail("Expected to be let in but got " + bytes.toString(start, length, StandardCharsets.UTF_8));
        }
        Awaited waiting = awaited.get(name);
        if (waiting == null) {
            return;
        }
        JsonNode payload = parse(bytes, start, length).path("data").path(1);
        if (waiting.which().test(payload)) {
            awaited.remove(name, waiting);
            waiting.come().complete(payload);
        }
    }

    private void fail(String sentence) {
        IllegalStateException cause = new IllegalStateException(sentence);
        asked.values().forEach(answer -> answer.completeExceptionally(cause));
        awaited.values().forEach(waiting -> waiting.come().completeExceptionally(cause));
    }

    private void send(Object packet) {
        if (socket == null) {
            throw new IllegalStateException("Expected an open socket but there is none");
        }
        socket.send(JSON.writeValueAsString(packet));
    }

    private static void complete(@Nullable CompletableFuture<JsonNode> answer, JsonNode data) {
        if (answer != null) {
            answer.complete(data);
        }
    }

    private static String nameAt(ByteBuf bytes, int name, int end) {
        int quote = bytes.indexOf(name, end, (byte) '"');
        return bytes.toString(name, Math.max(quote, name) - name, StandardCharsets.US_ASCII);
    }

    private static JsonNode parse(ByteBuf bytes, int start, int length) {
        return JSON.readTree(ByteBufUtil.getBytes(bytes, start, length));
    }
}
