package org.digitalstage.platform.wire.socket;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.platform.testing.socket.SocketClientOptions;
import org.digitalstage.platform.wire.WireConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** A tiny WebFlux application on a free port, with an {@link EchoListener} at any path. */
final class TestServer implements AutoCloseable {

    private final ReactiveWebServerApplicationContext context;
    private final List<SocketClient> clients = new ArrayList<>();

    TestServer(String... settings) {
        List<String> arguments = new ArrayList<>(
                List.of("--server.port=0", "--spring.main.banner-mode=off", "--server.shutdown=graceful"));
        for (String setting : settings) {
            arguments.add("--digitalstage.wire." + setting);
        }
        context = (ReactiveWebServerApplicationContext)
                new SpringApplicationBuilder(App.class).run(arguments.toArray(String[]::new));
    }

    int port() {
        return context.getWebServer().getPort();
    }

    URI uri(String path) {
        return URI.create("ws://localhost:" + port() + path);
    }

    SocketClient connect() {
        return connect(SocketClientOptions.USUAL);
    }

    SocketClient connect(SocketClientOptions options) {
        SocketClient client = SocketClient.connect(uri("/"), options);
        clients.add(client);
        return client;
    }

    EchoListener listener() {
        return context.getBean(EchoListener.class);
    }

    OpenSockets sockets() {
        return context.getBean(OpenSockets.class);
    }

    double count(String meter, String... tags) {
        return context.getBean(MeterRegistry.class).counter(meter, tags).count();
    }

    @Override
    public void close() {
        clients.forEach(SocketClient::close);
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(WireConfiguration.class)
    static class App {

        @Bean
        EchoListener listener() {
            return new EchoListener();
        }

        @Bean
        SocketMapping sockets(EchoListener listener) {
            return new SocketMapping("/**", listener);
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        RouterFunction<ServerResponse> pages() {
            return RouterFunctions.route()
                    .GET("/beat", _ -> ServerResponse.ok().bodyValue("beat"))
                    .build();
        }
    }
}
