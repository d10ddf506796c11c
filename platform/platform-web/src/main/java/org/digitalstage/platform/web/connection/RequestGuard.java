package org.digitalstage.platform.web.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands behind the HTTP codec of a connection and refuses what is no good request: the HTTP server behind would answer it without a word, and log it
 * with a stack trace. The refusal waits for the answers to earlier requests, and ends the connection, because nobody knows where the next request
 * would begin.
 */
final class RequestGuard extends ChannelDuplexHandler {

    /** So long a client may take to read its refusal; what it still sends meanwhile goes nowhere. */
    private static final long LAST_WORDS_MILLIS = 1_000;

    private int unanswered;
    private boolean answering;
    private @Nullable Flaw flaw;
    private int answersAhead;
    private boolean over;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var found = flaw == null ? flawOf(message) : flaw;
        if (found == null) {
            pass(context, message);
        } else {
            var isHead = message instanceof HttpRequest;
            ReferenceCountUtil.release(message);
            if (flaw == null) {
                flaw = found;
                answersAhead = isHead ? unanswered : unanswered - 1;
                refuseWhenDue(context);
            }
        }
    }

    private static @Nullable Flaw flawOf(Object message) {
        return switch (message) {
            case HttpRequest head -> RequestRules.flaw(head).orElse(null);
            case HttpContent part
            when part.decoderResult().isFailure() ->
                Flaw.of(part.decoderResult().cause());
            default -> null;
        };
    }

    private void pass(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (over) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        context.write(BareRefusals.withBody(message), promise);
        if (isSocket(message)) {
            context.pipeline().remove(this);
        } else if (!isInterim(message)) {
            answered(context, message);
        }
    }

    private void answered(ChannelHandlerContext context, Object message) {
        answering = answering || message instanceof HttpResponse;
        if (message instanceof LastHttpContent) {
            answering = false;
            unanswered--;
            answersAhead--;
            refuseWhenDue(context);
        }
    }

    /** Nothing is said of a body that is broken off when its request has been answered already. */
    private void refuseWhenDue(ChannelHandlerContext context) {
        if (flaw == null || answering || answersAhead > 0) {
            return;
        }
        over = true;
        if (answersAhead == 0) {
            context.channel().config().setAutoRead(true);
            context.writeAndFlush(BareRefusals.answer(flaw)).addListener(sent -> hangUp(context));
        } else {
            context.flush();
            hangUp(context);
        }
    }

    /** A connection closed with something unread in it is reset, and the refusal with it: so its other half stays for a moment. */
    private static void hangUp(ChannelHandlerContext context) {
        if (context.channel() instanceof DuplexChannel channel
                && context.pipeline().get(SslHandler.class) == null) {
            channel.shutdownOutput();
        }
        context.executor().schedule(() -> context.close(), LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** From here on the connection is a socket, whose frames are none of this handler's business. */
    private static boolean isSocket(Object message) {
        return message instanceof HttpResponse response
                && response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
