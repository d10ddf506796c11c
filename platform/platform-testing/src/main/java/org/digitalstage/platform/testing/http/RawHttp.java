package org.digitalstage.platform.testing.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Optional;

/** What a server says to these very bytes until it closes. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 8_000;

    private final InetSocketAddress server;

    /** A server on this machine. */
    public RawHttp(int port) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** All that came back; fails if the server does not end the connection in time. */
    public Answer say(String bytes) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(server);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return new Answer(new String(socket.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Says this and goes, without waiting for an answer. */
    public void sayAndGo(String bytes) {
        try (var socket = new Socket()) {
            socket.connect(server);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Everything up to the end of the connection: one answer, or several. */
    public record Answer(String text) {

        /** The status of the first answer; 0 if there was none. */
        public int status() {
            return text.matches("(?s)HTTP/1\\.[01] \\d{3} .*") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        public String head() {
            return text.substring(0, Math.max(0, text.indexOf("\r\n\r\n")));
        }

        public String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }

        public Optional<String> header(String name) {
            var start = name.toLowerCase(Locale.ROOT) + ":";
            return head().lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst();
        }

        /** Whether it is a refusal with an RFC 9457 problem in it whose detail says something. */
        public boolean isProblem() {
            return header("content-type")
                            .filter("application/problem+json"::equals)
                            .isPresent()
                    && body().contains("\"status\":" + status())
                    && body().matches("(?s).*\"detail\":\"[A-Z][^\"]{10,}.*");
        }
    }
}
