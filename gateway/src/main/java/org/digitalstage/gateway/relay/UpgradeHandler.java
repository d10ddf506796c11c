package org.digitalstage.gateway.relay;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.digitalstage.gateway.tls.StrictTransport;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client's HTTP codec and the HTTP server, and takes the connection over when the client asks for a
 * WebSocket: the HTTP server never sees it. Everything else passes.
 */
final class UpgradeHandler extends ChannelDuplexHandler {
    private final UpgradeDesk desk;
    private @Nullable Future<?> requestTimeout;
    private int unanswered;
    private @Nullable Dialer dialer;
    private boolean taken;

    UpgradeHandler(UpgradeDesk desk) {
        this.desk = desk;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        await(context, desk.settings().requestTimeout());
    }

    private void awaitNext(ChannelHandlerContext context) {
        if (requestTimeout == null) {
            await(context, desk.settings().nextRequestTimeout());
        }
    }

    /** Whoever sends a request byte by byte holds a connection no longer than others. */
    private void await(ChannelHandlerContext context, Duration wait) {
        requestTimeout = context.executor().schedule(() -> context.close(), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (taken) {
            afterTaking(context, message);
        } else if (message instanceof HttpRequest request && Upgrade.isAskedBy(request)) {
            take(context, request);
        } else {
            if (message instanceof HttpRequest) {
                unanswered++;
                awaitNext(context);
            }
            if (message instanceof LastHttpContent) {
                stopTimeout();
            }
            context.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
            if (unanswered == 0 && !taken) {
                awaitNext(context);
            }
        }
        context.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopTimeout();
        if (dialer != null) {
            dialer.giveUp();
        }
        context.fireChannelInactive();
    }

    private void take(ChannelHandlerContext context, HttpRequest request) {
        taken = true;
        stopTimeout();
        removeServer(context.pipeline());
        try {
            if (unanswered > 0) {
                context.close();
                return;
            }
            UpgradeDesk.Answer answer = desk.answer(request, context.channel());
            switch (answer) {
                case UpgradeDesk.Refused(Refusal refusal) -> refuse(context, refusal);
                case UpgradeDesk.Granted(Upgrade upgrade) -> {
                    dialer = new Dialer(context, upgrade, desk);
                    dialer.start();
                }
            }
        } finally {
            ReferenceCountUtil.release(request);
        }
    }

    /** A client waits for the answer before it says more. */
    private static void afterTaking(ChannelHandlerContext context, Object message) {
        boolean endOfRequest =
                message instanceof LastHttpContent end && !end.content().isReadable();
        ReferenceCountUtil.release(message);
        if (!endOfRequest) {
            context.close();
        }
    }

    private void refuse(ChannelHandlerContext context, Refusal refusal) {
        desk.sockets().refused(refusal);
        context.writeAndFlush(refusal.toResponse()).addListener(ChannelFutureListener.CLOSE);
    }

    private void removeServer(ChannelPipeline pipeline) {
        for (ChannelHandler handler : pipeline.toMap().values()) {
            if (handler != this && !isOfTheConnection(handler)) {
                pipeline.remove(handler);
            }
        }
    }

    private static boolean isOfTheConnection(ChannelHandler handler) {
        return handler instanceof HttpServerCodec
                || handler instanceof SslHandler
                || handler instanceof StrictTransport;
    }

    private void stopTimeout() {
        if (requestTimeout != null) {
            requestTimeout.cancel(false);
            requestTimeout = null;
        }
    }

    private static boolean isInterim(Object message) {
        return message instanceof FullHttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
