package org.digitalstage.platform.testing.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Some hundred odd requests to one route. */
public final class OddRequests {

    private static final Set<Integer> ANY = Set.of();
    private static final Set<Integer> BAD = Set.of(400);
    private static final Set<Integer> CONTENT_TYPE = Set.of(400, 415);
    private static final Set<Integer> NOT_IMPLEMENTED = Set.of(501);
    private static final String HOST = "Host: localhost\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String LENGTH = "Content-Length: 2\r\n";

    private final String method;
    private final String path;
    private final List<OddRequest> all = new ArrayList<>();

    private OddRequests(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** All there are for this method and path. */
    public static Stream<OddRequest> to(String method, String path) {
        var odd = new OddRequests(method, path);
        odd.contentTypes();
        odd.wishes();
        odd.lengths();
        odd.codings();
        odd.hosts();
        odd.others();
        odd.malformedHeaders();
        odd.requestLines();
        return odd.all.stream();
    }

    private void contentTypes() {
        each(
                CONTENT_TYPE,
                type -> HOST + "Content-Type: " + type + "\r\n" + LENGTH,
                "foo",
                "/",
                "",
                "*/*",
                "application/",
                "/json",
                "application/json/x",
                "application json",
                "application/json;charset=nope",
                "application/json;charset=\"",
                "application/x-www-form-urlencoded;charset=nope",
                "text/plain\r\nContent-Type: application/json",
                "\u00e4/\u00f6");
        each(
                ANY,
                type -> HOST + "Content-Type: " + type + "\r\n" + LENGTH,
                "application/json;charset=utf-16",
                "application/x-www-form-urlencoded;charset=utf-16",
                "multipart/form-data",
                "multipart/form-data;boundary=",
                "application/x-ndjson",
                "application/octet-stream",
                "text/event-stream",
                "application/json;a=b;c");
    }

    private void wishes() {
        each(
                Set.of(400, 406),
                accept -> HOST + JSON + LENGTH + "Accept: " + accept + "\r\n",
                "foo",
                "/",
                "*/json",
                "text/plain;charset=nope",
                "text/html, nope",
                "text/;q=1",
                "text/html;q=\"");
        each(
                ANY,
                accept -> HOST + JSON + LENGTH + "Accept: " + accept + "\r\n",
                "",
                ",",
                "image/png",
                "text/html;q=x",
                "text/html;q=9",
                "x/y;z=1");
    }

    private void lengths() {
        each(
                BAD,
                length -> HOST + JSON + "Content-Length: " + length + "\r\n",
                "abc",
                "-1",
                "0x2",
                "2, 3",
                "2\r\nContent-Length: 3",
                "99999999999999999999",
                "2 2");
    }

    private void codings() {
        each(NOT_IMPLEMENTED, OddRequests::coded, "foo", "gzip, chunked", "identity", "chunked;q=1");
        add("chunked first", Set.of(400, 501), line("HTTP/1.1") + coded("chunked, gzip") + "\r\n{}");
        add("no coding", Set.of(400, 501), line("HTTP/1.1") + coded("") + "\r\n{}");
        add("chunk", ANY, line("HTTP/1.1") + coded("chunked") + "\r\nzz\r\n{}\r\n0\r\n\r\n");
        add("chunk size", ANY, line("HTTP/1.1") + coded("chunked") + "\r\nffffffffffffffff\r\n{}");
        add("coded in 1.0", BAD, line("HTTP/1.0") + coded("chunked") + "\r\n2\r\n{}\r\n0\r\n\r\n");
    }

    private static String coded(String coding) {
        return HOST + JSON + "Transfer-Encoding: " + coding + "\r\n";
    }

    private void hosts() {
        add("no host", BAD, line("HTTP/1.1") + JSON + LENGTH + "\r\n{}");
        each(
                BAD,
                host -> "Host: " + host + "\r\n" + JSON + LENGTH,
                "a\r\nHost: a",
                "a\r\nHost: b",
                "a b",
                "a@b",
                "a/b",
                "[::1",
                "a:b",
                ":80",
                "",
                "a, b",
                "\u00e4",
                "<b>");
        each(ANY, host -> "Host: " + host + "\r\n" + JSON + LENGTH, "x:99999", "[::1]:80", "a_b", "evil.example.org");
    }

    private void others() {
        each(
                ANY,
                header -> HOST + JSON + LENGTH + header + "\r\n",
                "Accept-Charset: nope",
                "Accept-Language: !!;q=x",
                "Accept-Encoding: \"",
                "Content-Encoding: nope",
                "Content-Language: \u00e4",
                "Authorization:",
                "Authorization: Bearer",
                "Authorization: Bearer a.b.c",
                "Authorization: Bearer \u00e4\u00f6",
                "Authorization: Basic %%%",
                "Authorization: Digest x",
                "Cookie: =;;=;\"",
                "Cookie2: $Version",
                "Origin: ::",
                "Origin: http://[",
                "Origin: null\r\nAccess-Control-Request-Method: @\r\nAccess-Control-Request-Headers: ,,",
                "Range: bytes=9-1,x",
                "If-Modified-Since: yesterday",
                "If-None-Match: \"",
                "If-Match: *,\"",
                "Date: x",
                "Expires: -1",
                "Forwarded: for=;;;by",
                "X-Forwarded-For: ,,,",
                "X-Forwarded-For: not an address",
                "X-Forwarded-Host: a b",
                "X-Forwarded-Proto: %%",
                "X-Forwarded-Port: port",
                "X-Forwarded-Prefix: ../..",
                "X-HTTP-Method-Override: @",
                "Connection: a, b, ,",
                "Connection: upgrade\r\nUpgrade: nope",
                "Connection: upgrade, http2-settings\r\nUpgrade: h2c\r\nHTTP2-Settings: x",
                "Sec-WebSocket-Key: x",
                "traceparent: 00-zz-zz-zz",
                "Trailer: Content-Length",
                "TE: nope;q=x",
                "Via: x",
                "Max-Forwards: -1");
    }

    private void malformedHeaders() {
        each(
                Set.of(400, 431),
                header -> HOST + JSON + LENGTH + header + "\r\n",
                "no colon here",
                ": no name",
                "na me: x",
                "na(me: x",
                "X: a\u0000b",
                "\u00e4: x",
                "X: " + "x".repeat(20_000));
    }

    private void requestLines() {
        var rest = HOST + JSON + LENGTH + "\r\n{}";
        for (var target :
                List.of("nothing", "?", "http://", "http:///x", "/%zz", "/a|b", "/a\\b", "/<b>", "/\u00e4", "a:b")) {
            add("target " + target, BAD, method + " " + target + " HTTP/1.1\r\nConnection: close\r\n" + rest);
        }
        for (var target :
                List.of("/%00", "/../..", "//x/y", "/;a=b", "/?a=%ff", "http://evil.example.org/", "/%2e%2e/x")) {
            add("target " + target, ANY, method + " " + target + " HTTP/1.1\r\nConnection: close\r\n" + rest);
        }
        add("long target", Set.of(414), method + " /" + "x".repeat(9_000) + " HTTP/1.1\r\n" + rest);
        for (var version : List.of("HTTP/2.0", "HTTP/9.9", "HTTP/0.9")) {
            add(version, Set.of(400, 505), line(version) + rest);
        }
        for (var version : List.of("HTTP/x", "HTTP", "FTP/1.1", "", "HTTP/1.1 x")) {
            add("version " + version, BAD, line(version) + rest);
        }
        for (var verb : List.of("FOO", "get", "TRACE", "DELETE", "OPTIONS", "PUT")) {
            add(verb, ANY, verb + " " + path + " HTTP/1.1\r\nConnection: close\r\n" + rest);
        }
        add("odd verb", BAD, "G@\u00e4T " + path + " HTTP/1.1\r\n" + rest);
        add("TLS", BAD, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n");
        add("HTTP/2", Set.of(400, 505), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    }

    /** One request for each value, made of the headers that the value gives. */
    private void each(Set<Integer> statuses, UnaryOperator<String> headers, String... values) {
        for (var value : values) {
            var text = headers.apply(value);
            add(text.replace(HOST, "").replace(LENGTH, "").strip(), statuses, line("HTTP/1.1") + text + "\r\n{}");
        }
    }

    private void add(String name, Set<Integer> statuses, String text) {
        var shown = name.length() > 60 ? name.substring(0, 60) : name;
        all.add(new OddRequest(method + " " + path + " " + shown, text, statuses));
    }

    private String line(String version) {
        return method + " " + path + " " + version + "\r\nConnection: close\r\n";
    }
}
