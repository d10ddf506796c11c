package org.digitalstage.gateway.relay;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ReflectiveChannelFactory;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.Queue;
import org.digitalstage.gateway.backend.Backend;
import org.jspecify.annotations.Nullable;

/** Finds an instance that takes a client's socket, and joins the two. */
final class Dialer {
    private final ChannelHandlerContext client;
    private final Upgrade upgrade;
    private final UpgradeDesk desk;
    private final Queue<Backend> untried;
    private @Nullable Channel service;
    private boolean over;

    Dialer(ChannelHandlerContext client, Upgrade upgrade, UpgradeDesk desk) {
        this.client = client;
        this.upgrade = upgrade;
        this.desk = desk;
        this.untried = new ArrayDeque<>(upgrade.route().backends().inTurn());
    }

    void start() {
        next();
    }

    /** The client has gone. */
    void giveUp() {
        over = true;
        if (service != null) {
            service.close();
        }
    }

    private void next() {
        Backend backend = untried.poll();
        if (backend == null) {
            refuse(new Refusal(
                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                    "The " + upgrade.route().backends().service() + " cannot be reached now, please try again."));
            return;
        }
        connect(backend);
    }

    private void connect(Backend backend) {
        ChannelFuture connecting = new Bootstrap()
                .group(client.channel().eventLoop())
                .channelFactory(
                        new ReflectiveChannelFactory<Channel>(client.channel().getClass()))
                .resolver(desk.resolver())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        desk.settings().connectTimeout().toMillis())
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        Buffers.boundService(channel, desk.settings());
                        channel.pipeline().addLast(new HttpClientCodec(4096, 16_384, 8192));
                        channel.pipeline()
                                .addLast(new Handshake(
                                        Dialer.this, backend, desk.settings().answerTimeout()));
                    }
                })
                .connect(backend.address());
        connecting.addListener(done -> connected(connecting, backend));
    }

    private void connected(ChannelFuture connecting, Backend backend) {
        if (!connecting.isSuccess()) {
            away(backend);
        } else if (over) {
            connecting.channel().close();
        } else {
            service = connecting.channel();
            service.writeAndFlush(upgrade.requestTo(backend));
        }
    }

    /** This instance is not there, or not able. */
    void away(Backend backend) {
        if (!over) {
            upgrade.route().backends().failed(backend);
            next();
        }
    }

    void refuse(Refusal refusal) {
        over = true;
        desk.sockets().refused(refusal);
        client.writeAndFlush(refusal.toResponse()).addListener(ChannelFutureListener.CLOSE);
    }

    /** From here on the two channels are one socket. */
    void join(Channel with, HttpResponse answer) {
        over = true;
        Channel channel = client.channel();
        client.write(answer);
        client.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        channel.pipeline().addLast(new ClientRelay(with, desk.settings(), desk.sockets()));
        with.pipeline().addLast(new ServiceRelay(channel, desk.settings(), desk.sockets()));
        channel.pipeline().remove(HttpServerCodec.class);
        channel.pipeline().remove(client.handler());
        channel.config().setAutoRead(with.isWritable());
    }
}
