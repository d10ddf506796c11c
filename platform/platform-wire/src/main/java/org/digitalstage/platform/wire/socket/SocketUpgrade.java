package org.digitalstage.platform.wire.socket;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollSocketChannelConfig;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.server.RequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Lets WebFlux and Reactor Netty do the handshake and then takes the channel over: from there on frames are written to it as they are, which is
 * several times cheaper than a reactive chain per socket.
 */
final class SocketUpgrade implements RequestUpgradeStrategy {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 12;
    private static final int LARGEST_READ = 16 * 1024;

    private final WireSettings settings;
    private final Lanes lanes;

    SocketUpgrade(WireSettings settings, Lanes lanes) {
        this.settings = settings;
        this.lanes = lanes;
    }

    @Override
    public Mono<Void> upgrade(
            ServerWebExchange exchange,
            WebSocketHandler handler,
            @Nullable String subProtocol,
            Supplier<HandshakeInfo> handshakeInfo) {
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        Channel channel = ((Connection) response).channel();
        Opening opening = opening(exchange);
        SocketListener listener = ((ListenerHandler) handler).listener();
        Mono<Void> handshake = Mono.defer(() -> response.sendWebsocket((_, _) -> takeOver(channel, opening, listener)));
        // on the loop, so that nothing is read between the handshake and the take-over
        return exchange.getResponse()
                .setComplete()
                .then(handshake.subscribeOn(Schedulers.fromExecutor(channel.eventLoop())));
    }

    private static Opening opening(ServerWebExchange exchange) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return new Opening(
                HexFormat.of().formatHex(id),
                exchange.getRequest().getPath().value(),
                exchange.getRequest().getRemoteAddress(),
                List.copyOf(exchange.getRequest().getHeaders().getOrEmpty("X-Forwarded-For")));
    }

    private Mono<Void> takeOver(Channel channel, Opening opening, SocketListener listener) {
        configure(channel.config());
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.remove(WebSocketFrameEncoder.class);
        pipeline.addBefore(
                NettyPipeline.ReactiveBridge,
                "digitalstage.socket",
                new SocketHandler(context -> open(context, opening, listener)));
        pipeline.replace(WebSocketFrameDecoder.class, "digitalstage.frames", new WebSocket13FrameDecoder(decoding()));
        return Mono.never(); // it ends with the channel
    }

    private LiveSocket open(ChannelHandlerContext context, Opening opening, SocketListener listener) {
        Lane lane = lanes.of(context.channel().eventLoop());
        return new ChannelConnection(opening, lane, context, listener, settings).socket;
    }

    private void configure(ChannelConfig config) {
        int feed = (int) settings.feed().toBytes();
        config.setWriteBufferWaterMark(new WriteBufferWaterMark(feed / 2, feed));
        config.setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(64, 2048, LARGEST_READ));
        if (config instanceof EpollSocketChannelConfig epoll) {
            epoll.setTcpNotSentLowAt(feed); // else the system alone would take megabytes for a slow reader
        }
    }

    private WebSocketDecoderConfig decoding() {
        return WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength((int) settings.largestFrame().toBytes())
                .expectMaskedFrames(true)
                .allowExtensions(false)
                .closeOnProtocolViolation(false) // a close frame would keep native clients away
                .withUTF8Validator(false) // reading the JSON finds that out
                .build();
    }
}
