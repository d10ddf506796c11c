package org.digitalstage.gateway.stub;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.digitalstage.gateway.GatewayApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The real gateway with its real configuration file on a free port, in front of stubs. */
public final class Gateway implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private Gateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static Gateway start(String auth, String stage, String routers, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--digitalstage.gateway.auth-urls=" + auth,
                "--digitalstage.gateway.stage-urls=" + stage,
                "--digitalstage.gateway.routers-urls=" + routers));
        for (String property : properties) {
            all.add("--" + property);
        }
        return new Gateway(GatewayApplication.builder().run(all.toArray(String[]::new)));
    }

    /** With nothing but a stage-service behind it. */
    public static Gateway before(StubService stage, String... properties) {
        return start(stage.url(), stage.url(), stage.url(), properties);
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Socket connect() throws IOException {
        return RawSocket.connect(port());
    }

    public RawSocket upgrade(String path, String... headers) throws IOException {
        return RawSocket.open(port(), path, headers);
    }

    @Override
    public void close() {
        context.close();
    }
}
