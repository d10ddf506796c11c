package org.digitalstage.benchmarks;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks just enough of the wire for a benchmark, on one thread, and can be told to do it badly. */
public final class FakeStageServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Map<String, List<Channel>> inside = new HashMap<>();
    private final Map<String, String> stageOfMember = new HashMap<>();
    private final Map<Channel, String> userOf = new HashMap<>();
    private final Mischief mischief;
    private final Channel listening;
    private int changes;

    /** What becomes of the n-th delivery of a change. */
    public interface Mischief {
        Mischief NONE = (change, receiver) -> 1;

        /** How often the receiver gets it. */
        int times(int change, int receiver);
    }

    public FakeStageServer(Mischief mischief) {
        this.mischief = mischief;
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(65_536))
                                .addLast(new WebSocketServerProtocolHandler("/"))
                                .addLast(new Commands());
                    }
                });
        this.listening = bootstrap
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    public URI url() {
        return URI.create("ws://localhost:" + ((InetSocketAddress) listening.localAddress()).getPort() + "/");
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    private final class Commands extends SimpleChannelInboundHandler<BinaryWebSocketFrame> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, BinaryWebSocketFrame frame) {
            JsonNode packet = JSON.readTree(frame.content().toString(StandardCharsets.UTF_8));
            String command = packet.path("data").path(0).asString("");
            JsonNode payload = packet.path("data").path(1);
            Object[] answer = handle(context.channel(), command, payload);
            if (packet.has("id")) {
                text(
                        context.channel(),
                        Map.of(
                                "type",
                                1,
                                "data",
                                answer,
                                "id",
                                packet.path("id").asInt()));
            }
            context.flush();
        }
    }

    private Object[] handle(Channel channel, String command, JsonNode payload) {
        return switch (command) {
            case "token" -> welcome(channel);
            case "create-stage", "create-group" -> new @Nullable Object[] {null, Map.of("_id", id(channel))};
            case "join-stage" -> join(channel, payload.path("stageId").stringValue());
            case "change-stage" -> new @Nullable Object[] {null};
            case "change-stage-member" -> change(payload);
            default -> new Object[] {"Unknown command " + command};
        };
    }

    private Object[] welcome(Channel channel) {
        String user = id(channel);
        userOf.put(channel, user);
        channel.write(new PingWebSocketFrame());
        event(channel, "ready");
        event(channel, "u-r", Map.of("_id", user));
        event(channel, "ok", Map.of());
        return new Object[0];
    }

    private Object[] join(Channel channel, String stage) {
        String member = "member-" + userOf.get(channel);
        stageOfMember.put(member, stage);
        inside.computeIfAbsent(stage, _ -> new ArrayList<>()).add(channel);
        event(channel, "u-c", Map.of("_id", userOf.get(channel), "stageId", stage, "stageMemberId", member));
        event(channel, "s-j", Map.of("stageId", stage));
        return new Object[0];
    }

    private Object[] change(JsonNode payload) {
        int number = changes++;
        List<Channel> receivers =
                inside.get(stageOfMember.get(payload.path("_id").stringValue()));
        for (int receiver = 0; receiver < receivers.size(); receiver++) {
            for (int time = 0; time < mischief.times(number, receiver); time++) {
                event(receivers.get(receiver), "sm-c", payload);
            }
            receivers.get(receiver).flush();
        }
        return new @Nullable Object[] {null};
    }

    private static String id(Channel channel) {
        return channel.id().asShortText();
    }

    private static void event(Channel channel, Object... data) {
        text(channel, Map.of("type", 0, "data", data));
    }

    private static void text(Channel channel, Object packet) {
        channel.write(new TextWebSocketFrame(JSON.writeValueAsString(packet)));
    }
}
