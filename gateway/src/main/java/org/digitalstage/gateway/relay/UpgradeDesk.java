package org.digitalstage.gateway.relay;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.digitalstage.gateway.address.ClientAddresses;
import org.digitalstage.gateway.http.RequestPath;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.netty.http.HttpResources;

/** Decides who gets a socket, and to which service. */
@Component
final class UpgradeDesk {
    /** What becomes of a wish for a socket. */
    sealed interface Answer {}

    record Granted(Upgrade upgrade) implements Answer {}

    record Refused(Refusal refusal) implements Answer {}

    private final SocketRoutes routes;
    private final SocketSettings settings;
    private final Sockets sockets;
    private final ClientAddresses addresses;

    UpgradeDesk(SocketRoutes routes, SocketSettings settings, Sockets sockets, ClientAddresses addresses) {
        this.routes = routes;
        this.settings = settings;
        this.sockets = sockets;
        this.addresses = addresses;
    }

    SocketSettings settings() {
        return settings;
    }

    Sockets sockets() {
        return sockets;
    }

    /** Looks names up without holding an event loop. */
    AddressResolverGroup<?> resolver() {
        return HttpResources.get().getOrCreateDefaultResolver();
    }

    Answer answer(HttpRequest request, Channel channel) {
        if (request.decoderResult().isFailure() || !Upgrade.isComplete(request)) {
            return refused(HttpResponseStatus.BAD_REQUEST, "Expected a complete WebSocket upgrade (RFC 6455).");
        }
        if (!Upgrade.VERSION.equals(request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            return refused(HttpResponseStatus.UPGRADE_REQUIRED, "Expected WebSocket version 13 (RFC 6455).");
        }
        RequestPath path = RequestPath.of(request.uri());
        Optional<String> bad = path.refusal();
        if (bad.isPresent()) {
            return refused(HttpResponseStatus.BAD_REQUEST, bad.get());
        }
        Optional<SocketRoute> route = routes.find(path);
        if (route.isEmpty()) {
            return refused(HttpResponseStatus.NOT_FOUND, "There is no socket at this path.");
        }
        return admit(route.get(), request, channel);
    }

    private Answer admit(SocketRoute route, HttpRequest request, Channel channel) {
        InetSocketAddress peer = channel.remoteAddress() instanceof InetSocketAddress address ? address : null;
        if (!sockets.isRunning()) {
            return refused(HttpResponseStatus.SERVICE_UNAVAILABLE, "This gateway is closing, please try again.");
        }
        String client = addresses.of(peer, request.headers().getAll("X-Forwarded-For"));
        if (!sockets.enter(client, channel)) {
            return refused(
                    HttpResponseStatus.TOO_MANY_REQUESTS,
                    "Expected at most " + settings.perAddress() + " sockets from one address but this is one more.");
        }
        return new Granted(new Upgrade(route, request.headers(), client, scheme(request, channel, peer)));
    }

    private String scheme(HttpRequest request, Channel channel, @Nullable InetSocketAddress peer) {
        String told = request.headers().get("X-Forwarded-Proto");
        if (told != null && addresses.trusts(peer)) {
            return told;
        }
        return channel.pipeline().get(SslHandler.class) == null ? "http" : "https";
    }

    private static Answer refused(HttpResponseStatus status, String sentence) {
        return new Refused(new Refusal(status, sentence));
    }
}
