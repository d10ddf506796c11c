package org.digitalstage.platform.wire.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.digitalstage.platform.testing.socket.Ending;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.platform.wire.frame.EncodedFrame;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SocketTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void textAndBinaryAreReadAndTextIsWritten() {
        SocketClient client = server.connect();
        client.text("{\"data\":[\"hello\",1],\"id\":7,\"type\":0}");
        client.binary("{\"type\":0,\"data\":[\"hello\",{\"name\":\"Bühne\"}],\"id\":8}");
        assertThat(client.acknowledgement(7)).containsExactly(null, "hello", 1);
        assertThat(client.acknowledgement(8)).containsExactly(null, "hello", Map.of("name", "Bühne"));
        assertThat(client.received()).extracting(Received::opcode).containsOnly(1);
    }

    @Test
    void anyPathIsServedAndOtherRequestsPassBy() throws IOException, InterruptedException {
        try (SocketClient client = SocketClient.connect(server.uri("/some/where"))) {
            assertThat(client.ask("name", "somewhere")).containsExactly(null, "name", "somewhere");
            assertThat(server.listener().named.get("somewhere").path()).isEqualTo("/some/where");
        }
        URI beat = URI.create("http://localhost:" + server.port() + "/beat");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(beat).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("beat");
    }

    @Test
    void fragmentsAreAssembledWithControlFramesBetweenThem() {
        SocketClient client = server.connect();
        byte[] message = "{\"type\":0,\"data\":[\"hello\"],\"id\":1}".getBytes(StandardCharsets.UTF_8);
        client.frame(false, 2, java.util.Arrays.copyOfRange(message, 0, 10));
        client.frame(true, 9, new byte[] {1, 2});
        client.frame(false, 0, java.util.Arrays.copyOfRange(message, 10, 11));
        client.frame(true, 0, java.util.Arrays.copyOfRange(message, 11, message.length));
        assertThat(client.acknowledgement(1)).containsExactly(null, "hello");
    }

    @Test
    void aMessageOfTheLargestSizePassesAndALargerOneDropsOnlyItsOwnSocket() {
        SocketClient client = server.connect();
        SocketClient other = server.connect();
        String text = "x".repeat(256 * 1024 - 100);
        assertThat(client.ask("large", text)).containsExactly(null, "large", text);
        try {
            client.emit("larger", text, text);
        } catch (UncheckedIOException e) {
            // its header was enough
        }
        assertThat(client.ending()).isInstanceOf(Ending.Dropped.class);
        assertThat(other.ask("hello")).containsExactly(null, "hello");
    }

    @Test
    void aLargeMessageInFragmentsDropsToo() {
        SocketClient client = server.connect();
        try {
            client.frame(false, 1, new byte[200_000]);
            client.frame(true, 0, new byte[200_000]);
        } catch (UncheckedIOException e) {
            // dropped meanwhile
        }
        assertThat(client.ending()).isInstanceOf(Ending.Dropped.class);
    }

    @Test
    void aMalformedMessageIsIgnoredButAnsweredWhereItHasAnId() {
        SocketClient client = server.connect();
        double before = server.count("wire.frames.malformed");
        client.text("hey");
        client.text("{\"type\":0,\"data\":[{}],\"id\":5}");
        assertThat(client.acknowledgement(5)).containsExactly("Expected data to begin with the name of an event");
        assertThat(server.count("wire.frames.malformed") - before).isEqualTo(2);
        assertThat(client.ask("hello")).containsExactly(null, "hello");
    }

    @Test
    void whatIsNotWebSocketDropsTheSocketWithoutACloseFrame() {
        SocketClient client = server.connect();
        client.bytes(new byte[] {(byte) 0x81, 5, 'h', 'e', 'l', 'l', 'o'}); // not masked
        assertThat(client.ending()).isInstanceOf(Ending.Dropped.class);
    }

    @Test
    void aFaultOfTheListenerDoesNotEndTheSocket() {
        SocketClient client = server.connect();
        client.emit("fault");
        assertThat(client.ask("hello")).containsExactly(null, "hello");
    }

    @Test
    void aDropEndsWithoutACloseFrameAfterWhatWasSent() {
        SocketClient client = server.connect();
        Connection connection = named(client, "dropped");
        connection.send(Outgoing.barrier(EncodedFrame.event("error", "Missing type of device")));
        connection.drop();
        connection.send(Outgoing.barrier(EncodedFrame.event("never")));
        assertThat(client.event("error").arguments()).containsExactly("Missing type of device");
        assertThat(client.ending()).isEqualTo(new Ending.Dropped(false));
        assertThat(client.received()).extracting(Received::event).doesNotContain("never");
        assertThat(connection.isOpen()).isFalse();
        Eventually.await("closed is told once", () -> server.listener().closed.contains(connection));
        assertThat(server.listener().closed).containsOnlyOnce(connection);
    }

    @Test
    void aCloseEndsWithACloseFrame() {
        SocketClient client = server.connect();
        named(client, "closed").close(4001);
        assertThat(client.ending()).isEqualTo(new Ending.CloseFrame(4001));
        Eventually.await(
                "closed is told",
                () -> server.listener().closed.contains(server.listener().named.get("closed")));
    }

    @Test
    void aCloseFrameOfTheClientIsAnswered() {
        SocketClient client = server.connect();
        client.closeFrame(1000);
        assertThat(client.ending()).isEqualTo(new Ending.CloseFrame(1000));
        SocketClient codeless = server.connect();
        codeless.frame(true, 8, new byte[0]);
        assertThat(codeless.ending()).isEqualTo(new Ending.CloseFrame(1005));
    }

    @Test
    void aClientThatVanishesIsClosed() {
        SocketClient client = server.connect();
        Connection connection = named(client, "vanished");
        client.drop();
        Eventually.await("closed is told", () -> server.listener().closed.contains(connection));
    }

    @Test
    void sendsOfOneThreadKeepTheirOrderAlsoAcrossGroups() {
        List<SocketClient> clients =
                IntStream.range(0, 5).mapToObj(i -> server.connect()).toList();
        Connections group = Connections.NONE;
        for (int i = 0; i < clients.size(); i++) {
            group = group.with(named(clients.get(i), "member" + i));
        }
        assertThat(group.size()).isEqualTo(5);
        Connection single = server.listener().named.get("member3");
        for (int i = 0; i < 2000; i += 2) {
            group.send(Outgoing.barrier(EncodedFrame.event("n", i)));
            single.send(Outgoing.barrier(EncodedFrame.event("n", i + 1)));
        }
        group.send(Outgoing.barrier(EncodedFrame.event("end")));
        clients.forEach(client -> client.event("end"));
        assertThat(numbers(clients.get(3)))
                .isEqualTo(IntStream.range(0, 2000).boxed().toList());
        assertThat(numbers(clients.get(0)))
                .isEqualTo(IntStream.range(0, 1000).map(i -> i * 2).boxed().toList());
    }

    @Test
    void eachOfAGroupGetsWhatIsChosenForIt() {
        SocketClient first = server.connect();
        SocketClient second = server.connect();
        Connection one = named(first, "first");
        Connection two = named(second, "second");
        Connections group = Connections.NONE.with(one).with(two).with(one);
        group.send(List.of(
                connection -> connection.equals(one) ? Outgoing.barrier(EncodedFrame.event("only-first")) : null,
                _ -> Outgoing.barrier(EncodedFrame.event("all"))));
        first.event("all");
        second.event("all");
        assertThat(events(first)).containsExactly("only-first", "all");
        assertThat(events(second)).containsExactly("all");
        group.without(one).send(Outgoing.barrier(EncodedFrame.event("rest")));
        second.event("rest");
        assertThat(events(first)).doesNotContain("rest");
        assertThat(group.without(one).without(two).isEmpty()).isTrue();
    }

    @Test
    void aChooserThatFailsDropsTheConnectionRatherThanSkipAnEvent() {
        SocketClient client = server.connect();
        Connections.NONE.with(named(client, "faulty")).send(_ -> {
            throw new IllegalStateException("a fault on purpose");
        });
        assertThat(client.ending()).isInstanceOf(Ending.Dropped.class);
    }

    @Test
    void fourMegabytesOfInitialStatePass() {
        SocketClient client = server.connect();
        Connection connection = named(client, "large");
        String part = "ä".repeat(1 << 20);
        connection.initial(true);
        connection.send(Outgoing.barrier(EncodedFrame.event("s-j", part, part)));
        connection.initial(false);
        connection.send(Outgoing.barrier(EncodedFrame.event("after")));
        assertThat(client.event("s-j").arguments()).containsExactly(part, part);
        client.event("after");
    }

    @Test
    void anAttachmentStaysWithItsConnection() {
        Connection connection = named(server.connect(), "attached");
        assertThat(connection.attachment()).isNull();
        connection.attach("session");
        assertThat(connection.attachment()).isEqualTo("session");
        assertThat(connection.id()).matches("[0-9a-f]{24}");
        assertThat(connection.remoteAddress()).isNotNull();
    }

    private static Connection named(SocketClient client, String name) {
        client.ask("name", name);
        return server.listener().named.get(name);
    }

    private static List<Object> numbers(SocketClient client) {
        return client.received().stream()
                .filter(received -> "n".equals(received.event()))
                .map(received -> received.arguments().getFirst())
                .toList();
    }

    private static List<String> events(SocketClient client) {
        return client.received().stream()
                .map(Received::event)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
