package org.digitalstage.platform.testing.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** All odd requests to all routes of a server in this process, and a look at what it answered and logged. */
public final class OddTalk {

    /** A route of the server. */
    public record Route(String method, String path) {}

    private OddTalk() {}

    /** Fails for each answer that blames the server or says nothing, and for each stack trace in the log. */
    public static void with(int port, Route... routes) {
        var server = new RawHttp(port);
        try (var log = new StackTraces()) {
            var wrong = Stream.of(routes)
                    .flatMap(route -> OddRequests.to(route.method(), route.path()))
                    .flatMap(request -> complaint(server, request))
                    .toList();
            Stream.of(routes).forEach(route -> breakOff(server, route));
            assertThat(wrong).isEmpty();
            assertThat(log.found()).isEmpty();
        }
    }

    private static Stream<String> complaint(RawHttp server, OddRequest request) {
        try {
            var answer = server.say(request.text());
            return request.isAnsweredWellBy(answer)
                    ? Stream.empty()
                    : Stream.of(request.name() + " -> "
                            + answer.head().lines().findFirst().orElse("nothing") + " "
                            + answer.header("content-type").orElse(""));
        } catch (UncheckedIOException cut) {
            return Stream.of(request.name() + " -> " + cut.getMessage());
        }
    }

    /** Goes away in the midst of head and body, and waits until the server has seen to a request after that. */
    private static void breakOff(RawHttp server, Route route) {
        var head = route.method() + " " + route.path() + " HTTP/1.1\r\nHost: localhost\r\n";
        for (var part : List.of(
                "",
                "GET",
                head,
                head + "Content-Length: 100\r\nContent-Type: application/json\r\n\r\n{",
                head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{",
                head + "\r\n")) {
            server.sayAndGo(part);
        }
        server.say(head + "Connection: close\r\n\r\n");
    }
}
