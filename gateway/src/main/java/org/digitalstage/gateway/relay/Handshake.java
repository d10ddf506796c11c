package org.digitalstage.gateway.relay;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.digitalstage.gateway.backend.Backend;
import org.jspecify.annotations.Nullable;

/** Waits for the answer of one instance to the upgrade. */
final class Handshake extends ChannelInboundHandlerAdapter {
    private final Dialer dialer;
    private final Backend backend;
    private final Duration timeout;
    private @Nullable Future<?> waiting;
    private @Nullable HttpResponse answer;
    private boolean over;

    Handshake(Dialer dialer, Backend backend, Duration timeout) {
        this.dialer = dialer;
        this.backend = backend;
        this.timeout = timeout;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        waiting = context.executor().schedule(() -> fail(context), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse response) {
            answer = response;
        }
        boolean end = message instanceof LastHttpContent;
        ReferenceCountUtil.release(message);
        if (end && answer != null && !over) {
            answered(context, answer);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cut) {
        fail(context);
    }

    private void answered(ChannelHandlerContext context, HttpResponse response) {
        if (response.decoderResult().isFailure() || response.status().codeClass() == HttpStatusClass.SERVER_ERROR) {
            fail(context);
            return;
        }
        stop();
        backend.answered();
        if (!response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            dialer.refuse(new Refusal(response.status(), "The service did not accept the socket."));
            context.close();
        } else if (response.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS)) {
            dialer.refuse(new Refusal(HttpResponseStatus.BAD_GATEWAY, "The service answered with an extension."));
            context.close();
        } else {
            dialer.join(context.channel(), withoutBody(response));
            context.pipeline().remove(this);
            context.pipeline().remove(HttpClientCodec.class);
        }
    }

    private static HttpResponse withoutBody(HttpResponse response) {
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, response.status(), response.headers());
    }

    private void fail(ChannelHandlerContext context) {
        if (!over) {
            stop();
            context.close();
            dialer.away(backend);
        }
    }

    private void stop() {
        over = true;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }
}
