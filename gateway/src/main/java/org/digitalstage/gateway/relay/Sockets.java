package org.digitalstage.gateway.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The sockets passed on now, counted per client address. */
@Component
@EnableConfigurationProperties(SocketSettings.class)
final class Sockets implements SmartLifecycle {
    private final ConcurrentMap<String, Integer> perAddress = new ConcurrentHashMap<>();
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final MeterRegistry meters;
    private final int limit;
    private volatile boolean taking;

    Sockets(SocketSettings settings, MeterRegistry meters) {
        this.limit = settings.perAddress();
        this.meters = meters;
        meters.gauge("digitalstage.gateway.sockets", open, ChannelGroup::size);
    }

    /** Takes a place for a socket of this address until the channel closes; false when there is none left. */
    boolean enter(String address, Channel client) {
        int count = perAddress.merge(address, 1, Integer::sum);
        if (count > limit) {
            leave(address);
            return false;
        }
        open.add(client);
        client.closeFuture().addListener(closed -> leave(address));
        return true;
    }

    @Override
    public void start() {
        taking = true;
    }

    /** Drops all: without a close frame, so that the clients come back by another door. */
    @Override
    public void stop() {
        taking = false;
        open.close();
    }

    @Override
    public boolean isRunning() {
        return taking;
    }

    int open() {
        return open.size();
    }

    void dropped(String reason) {
        meters.counter("digitalstage.gateway.dropped", "reason", reason).increment();
    }

    void refused(Refusal refusal) {
        String status = Integer.toString(refusal.status().code());
        meters.counter("digitalstage.gateway.refused", "status", status).increment();
    }

    private void leave(String address) {
        perAddress.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
    }
}
