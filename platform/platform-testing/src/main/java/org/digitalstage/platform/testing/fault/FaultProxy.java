package org.digitalstage.platform.testing.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A TCP proxy on a free loopback port that causes network faults on request: cuts (RST or FIN), pauses, delays, slow
 * lines, lost bytes, refused connections. Faults hold for present and future connections until taken back.
 */
public final class FaultProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final AtomicReference<InetSocketAddress> target;
    private final Map<Direction, Valve> valves = new EnumMap<>(Direction.class);
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private volatile boolean refusing;

    private FaultProxy(InetSocketAddress target) throws IOException {
        this.target = new AtomicReference<>(target);
        this.listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        for (Direction direction : Direction.values()) {
            valves.put(direction, new Valve());
        }
    }

    /** Starts a proxy to a server on loopback. */
    public static FaultProxy to(int port) {
        return to(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Starts a proxy to any server. */
    public static FaultProxy to(InetSocketAddress target) {
        try {
            FaultProxy proxy = new FaultProxy(target);
            Thread.ofVirtual().name("fault-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String host() {
        return listener.getInetAddress().getHostAddress();
    }

    /** Sends further connections to another server; present ones stay. */
    public void redirect(int port) {
        target.set(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Cuts all present connections with an RST on both sides. */
    public void reset() {
        connections.forEach(Connection::reset);
    }

    /** Cuts all present connections with a FIN on both sides; what is under way is lost. */
    public void finish() {
        connections.forEach(Connection::finish);
    }

    /** Stops reading in both directions, so that the senders feel pressure; the connections stay. */
    public void pause() {
        valves.values().forEach(valve -> valve.pause(true));
    }

    public void pause(Direction direction) {
        valve(direction).pause(true);
    }

    /** Loses all bytes of one direction from now on (the sender notices nothing). */
    public void swallow(Direction direction) {
        valve(direction).swallow(true);
    }

    public void delay(Direction direction, Duration by) {
        valve(direction).delay(by);
    }

    public void throttle(Direction direction, long bytesPerSecond) {
        valve(direction).throttle(bytesPerSecond);
    }

    /** Answers further connections with an RST, as a server that is away; present ones stay. */
    public void refuse() {
        refusing = true;
    }

    /** Takes back every fault; lost bytes and cut connections stay lost. */
    public void heal() {
        refusing = false;
        valves.values().forEach(FaultProxy::heal);
    }

    /** Bytes passed on in one direction so far, over all connections. */
    public long bytes(Direction direction) {
        return valve(direction).passed().get();
    }

    /** Connections open now. */
    public int open() {
        return connections.size();
    }

    /** Connections accepted since the start. */
    public long accepted() {
        return accepted.get();
    }

    @Override
    public void close() {
        try (listener) {
            refusing = true;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        reset();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException closing) {
                refusing = listener.isClosed();
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            if (refusing) {
                throw new IOException("refused");
            }
            server.connect(target.get(), 5_000);
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
        } catch (IOException away) {
            Connection.abort(client);
            Connection.abort(server);
            return;
        }
        accepted.incrementAndGet();
        Connection connection = new Connection(client, server, connections::remove);
        connections.add(connection);
        connection.start(valve(Direction.TO_SERVER), valve(Direction.TO_CLIENT));
    }

    private Valve valve(Direction direction) {
        return Objects.requireNonNull(valves.get(direction));
    }

    private static void heal(Valve valve) {
        valve.pause(false);
        valve.swallow(false);
        valve.delay(Duration.ZERO);
        valve.throttle(Valve.UNLIMITED);
    }
}
