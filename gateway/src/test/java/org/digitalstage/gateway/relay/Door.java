package org.digitalstage.gateway.relay;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.digitalstage.gateway.address.Addresses;
import org.digitalstage.gateway.backend.Backends;
import org.digitalstage.gateway.stub.RawSocket;
import org.springframework.util.unit.DataSize;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The relay in a bare HTTP server, without an application around it. */
final class Door implements AutoCloseable {
    private final Sockets sockets;
    private final DisposableServer server;

    private Door(List<URI> urls) {
        SocketSettings settings = new SocketSettings(
                10_000,
                DataSize.ofKilobytes(256),
                DataSize.ofKilobytes(64),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(15),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2));
        sockets = new Sockets(settings, new SimpleMeterRegistry());
        sockets.start();
        SocketRoutes routes = new SocketRoutes(
                new Backends("stage-service", urls, System::nanoTime),
                new Backends("router-distribution-service", urls, System::nanoTime));
        UpgradeDesk desk = new UpgradeDesk(routes, settings, sockets, Addresses.trusting());
        server = new RelayCustomizer(desk)
                .apply(HttpServer.create().host("127.0.0.1").port(0))
                .handle((request, response) -> response.sendNotFound())
                .bindNow();
    }

    static Door before(String urls) {
        return new Door(Stream.of(urls.split(",")).map(URI::create).toList());
    }

    RawSocket upgrade(String path) throws IOException {
        return RawSocket.open(server.port(), path);
    }

    Sockets sockets() {
        return sockets;
    }

    @Override
    public void close() {
        server.disposeNow();
        sockets.stop();
    }
}
