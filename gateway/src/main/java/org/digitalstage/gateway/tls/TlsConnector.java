package org.digitalstage.gateway.tls;

import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.stereotype.Component;

/** A second door with TLS to the same rooms, opened when a certificate is configured. */
@Component
@ConditionalOnProperty("digitalstage.gateway.tls.certificate")
@EnableConfigurationProperties(TlsSettings.class)
public final class TlsConnector implements SmartLifecycle, DisposableBean {
    private final WebServer server;
    private volatile boolean running;

    TlsConnector(
            TlsSettings settings,
            ServerProperties plain,
            HttpHandler rooms,
            ReactorResourceFactory eventLoops,
            List<NettyServerCustomizer> customizers) {
        NettyReactiveWebServerFactory factory = new NettyReactiveWebServerFactory(settings.port());
        factory.setAddress(plain.getAddress());
        factory.setShutdown(Shutdown.GRACEFUL);
        factory.setResourceFactory(eventLoops);
        factory.setSsl(ssl(settings));
        factory.setServerCustomizers(customizers);
        this.server = factory.getWebServer(rooms);
    }

    /** The port it listens on, also when any free one was asked for. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void start() {
        server.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        server.stop();
    }

    /** Lets requests that are being answered end first. */
    @Override
    public void stop(Runnable stopped) {
        server.shutDownGracefully(result -> {
            stop();
            stopped.run();
        });
    }

    @Override
    public void destroy() {
        server.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static Ssl ssl(TlsSettings settings) {
        Ssl ssl = new Ssl();
        ssl.setCertificate(settings.certificate().toUri().toString());
        ssl.setCertificatePrivateKey(settings.privateKey().toUri().toString());
        return ssl;
    }
}
