package org.digitalstage.routers.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.digitalstage.platform.aggregate.engine.fake.Backstage;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.digitalstage.platform.wire.socket.Connection;
import org.digitalstage.routers.command.Commands;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.feature.RegistryRules;
import org.digitalstage.routers.registry.Registry;
import org.digitalstage.routers.registry.Router;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private final Backstage<RouterCommand> backstage = new Backstage<>(new RegistryRules());
    private final Arrivals arrivals = new Arrivals(
            new Sockets(),
            new Commands(backstage.aggregates, backstage.ids),
            () -> "here.0",
            () -> Id.<Router>own(1),
            backstage.regularly);
    private final Socket socket = new Socket();

    @BeforeEach
    void arrive() {
        backstage.aggregates.start();
        arrivals.arrive(socket, Map.of("url", "frankfurt", "types", Map.of("mediasoup", 100)));
        backstage.time.advance(100);
        assertThat(isOnline()).isTrue();
    }

    @Test
    void itIsWrittenDownThatARouterLeftAlsoWhenTheStoreWasAwayForLong() {
        backstage.store.away(true);
        arrivals.left(socket);
        backstage.time.advance(30_000);
        assertThat(isOnline()).isTrue();
        assertThat(backstage.mishaps.tasks()).contains("router-left");
        backstage.store.away(false);
        backstage.time.advance(30_000);
        assertThat(isOnline()).isFalse();
    }

    @Test
    void anInstanceThatLeavesDoesNotSayThatItsRoutersAreLost() {
        backstage.store.away(true);
        arrivals.left(socket);
        backstage.time.advance(10_000);
        arrivals.leave();
        backstage.store.away(false);
        backstage.time.advance(30_000);
        assertThat(isOnline()).isTrue();
    }

    private boolean isOnline() {
        return Router.KIND.all(backstage.aggregates.held(Registry.ID).orElseThrow()).stream()
                .allMatch(Router.ONLINE::require);
    }

    /** A socket that nobody reads. */
    private static final class Socket implements Connection {

        private Object attachment;

        @Override
        public String id() {
            return "one";
        }

        @Override
        public String path() {
            return "/";
        }

        @Override
        public InetSocketAddress remoteAddress() {
            return new InetSocketAddress("127.0.0.1", 1);
        }

        @Override
        public List<String> forwardedFor() {
            return List.of();
        }

        @Override
        public void send(Outgoing outgoing) {}

        @Override
        public void done() {}

        @Override
        public void authenticated() {}

        @Override
        public void initial(boolean initial) {}

        @Override
        public void drop() {}

        @Override
        public void close(int code) {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public CompletableFuture<Boolean> isThere(long since) {
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public long pendingBytes() {
            return 0;
        }

        @Override
        public void attach(Object attached) {
            attachment = attached;
        }

        @Override
        public Object attachment() {
            return attachment;
        }
    }
}
