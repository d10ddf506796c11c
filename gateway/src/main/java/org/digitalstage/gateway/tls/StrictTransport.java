package org.digitalstage.gateway.tls;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.digitalstage.gateway.address.ClientAddresses;

/** Tells browsers that came by HTTPS to come by nothing else from then on (RFC 6797), on every answer, also on refusals of what is no HTTP. */
public final class StrictTransport extends ChannelDuplexHandler {
    private static final String HEADER = "Strict-Transport-Security";

    private final ClientAddresses addresses;
    private final String rule;
    private boolean proxied;

    StrictTransport(ClientAddresses addresses, Duration kept) {
        this.addresses = addresses;
        this.rule = "max-age=" + kept.toSeconds();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            proxied = "https".equalsIgnoreCase(request.headers().get("X-Forwarded-Proto"))
                    && context.channel().remoteAddress() instanceof InetSocketAddress peer
                    && addresses.trusts(peer);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof HttpResponse response)) {
            context.write(message, promise);
            return;
        }
        if (proxied || context.pipeline().get(SslHandler.class) != null) {
            response.headers().set(HEADER, rule);
        }
        context.write(message, promise);
        if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            context.pipeline().remove(this);
        }
    }
}
