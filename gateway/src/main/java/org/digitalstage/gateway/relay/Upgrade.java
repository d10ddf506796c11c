package org.digitalstage.gateway.relay;

import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import org.digitalstage.gateway.backend.Backend;

/** A client's wish for a WebSocket, as it is told to a service: no extensions, no cookies, no query. */
record Upgrade(SocketRoute route, HttpHeaders headers, String client, String scheme) {
    static final String VERSION = "13";
    private static final List<CharSequence> PASSED = List.of(
            HttpHeaderNames.SEC_WEBSOCKET_KEY,
            HttpHeaderNames.SEC_WEBSOCKET_VERSION,
            HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL,
            HttpHeaderNames.ORIGIN,
            HttpHeaderNames.USER_AGENT,
            "traceparent",
            "tracestate");

    static boolean isAskedBy(HttpRequest request) {
        return request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    static boolean isComplete(HttpRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && request.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                && request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY);
    }

    FullHttpRequest requestTo(Backend backend) {
        FullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, backend.pathOr(route.path()));
        for (CharSequence name : PASSED) {
            List<String> values = headers.getAll(name);
            if (!values.isEmpty()) {
                request.headers().set(name, values);
            }
        }
        request.headers()
                .set(HttpHeaderNames.HOST, backend.host() + ":" + backend.port())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set("X-Forwarded-For", client)
                .set("X-Forwarded-Proto", scheme);
        return request;
    }
}
