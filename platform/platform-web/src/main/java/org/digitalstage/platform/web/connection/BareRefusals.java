package org.digitalstage.platform.web.connection;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.digitalstage.platform.web.ProblemBody;

/** Gives a body to refusals that have none: those of this package, of the HTTP server and of the frameworks on it. */
final class BareRefusals {

    private static final int FIRST_REFUSAL = 400;

    private BareRefusals() {}

    /** The refusal of a whole request, after which the connection ends. */
    static FullHttpResponse answer(Flaw flaw) {
        var answer = of(flaw.status(), flaw.sentence());
        answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return answer;
    }

    /** The message as it is, or with a body if it is a refusal without one. */
    static Object withBody(Object message) {
        return message instanceof FullHttpResponse refusal && isBare(refusal) ? withBody(refusal) : message;
    }

    private static boolean isBare(FullHttpResponse response) {
        return response.status().code() >= FIRST_REFUSAL && !response.content().isReadable();
    }

    private static FullHttpResponse withBody(FullHttpResponse bare) {
        var answer = of(bare.status(), ProblemBody.bare(bare.status().code()));
        bare.headers().forEach(header -> {
            if (!answer.headers().contains(header.getKey())) {
                answer.headers().add(header.getKey(), header.getValue());
            }
        });
        bare.release();
        return answer;
    }

    private static FullHttpResponse of(HttpResponseStatus status, String sentence) {
        var body = ProblemBody.of(status.code(), sentence).json();
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, ProblemBody.CONTENT_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return answer;
    }
}
