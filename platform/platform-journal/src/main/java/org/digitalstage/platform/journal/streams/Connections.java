package org.digitalstage.platform.journal.streams;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultEventLoopGroupProvider;
import io.lettuce.core.resource.EventLoopGroupProvider;
import io.lettuce.core.resource.Transports;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** The Redis client, set up so that nothing is repeated or kept for later by itself, and its one thread. */
final class Connections implements AutoCloseable {

    private final EventLoopGroupProvider loops = new DefaultEventLoopGroupProvider(1);
    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI address;
    private final ScheduledExecutorService executor;

    Connections(String url, Duration patience) {
        resources = ClientResources.builder()
                .eventLoopGroupProvider(loops)
                .computationThreadPoolSize(2)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .build();
        address = RedisURI.create(url);
        address.setTimeout(patience);
        client = RedisClient.create(resources, address);
        client.setOptions(options(patience));
        // One thread for connections and timed things alike: what is due is written without waking another.
        executor = loops.allocate(Transports.eventLoopGroupClass()).next();
    }

    ScheduledExecutorService executor() {
        return executor;
    }

    Line line(String purpose) {
        return new Line(purpose, client, address, executor);
    }

    @Override
    public void close() {
        client.shutdown(0, 1000, MILLISECONDS);
        resources.shutdown(100, 1000, MILLISECONDS).awaitUninterruptibly(2000);
        loops.shutdown(0, 1000, MILLISECONDS).awaitUninterruptibly(2000);
    }

    private static ClientOptions options(Duration patience) {
        return ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(patience)
                        .tcpNoDelay(true)
                        .build())
                .build();
    }
}
