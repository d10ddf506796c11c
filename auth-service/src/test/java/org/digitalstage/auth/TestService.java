package org.digitalstage.auth;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.digitalstage.platform.journal.events.EventStream;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on a free port, with an embedded store, a real Redis, mails in a folder and cheap password hashes. */
public final class TestService implements AutoCloseable {

    private static final AtomicInteger RUNNING = new AtomicInteger();

    public final TestEvents events;
    public final Mailbox mailbox;
    public final AuthClient client;
    private final ConfigurableApplicationContext context;

    private TestService(String storeUrl, Path folder, String... options) {
        if (RUNNING.getAndIncrement() == 0) {
            // All come from one network address, so what the tests before asked for would count against its limits.
            TestEvents.REDIS.restart();
        }
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.mongodb.uri=" + storeUrl,
                "--spring.data.redis.url=" + TestEvents.REDIS.url(),
                "--digitalstage.mail.folder=" + folder));
        all.addAll(List.of(options));
        this.context = AuthServiceApplication.application()
                .properties("digitalstage.auth.password.memory=1024", "digitalstage.mail.patience=20s")
                .run(all.toArray(String[]::new));
        this.events = new TestEvents(context.getBean(EventStream.class));
        this.mailbox = new Mailbox(folder);
        this.client = new AuthClient(HttpClient.newHttpClient(), address());
    }

    public static TestService start(EmbeddedStore store, Path folder, String... options) {
        var service = begin(store.url(), folder, options);
        Await.until("the service is ready", () -> service.client.get("/beat").status() == 200);
        return service;
    }

    /** Starts without waiting until it is ready. */
    public static TestService begin(String storeUrl, Path folder, String... options) {
        return new TestService(storeUrl, folder, options);
    }

    private String address() {
        return "http://localhost:" + port();
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        RUNNING.decrementAndGet();
    }
}
