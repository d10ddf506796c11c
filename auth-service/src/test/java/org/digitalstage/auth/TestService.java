package org.digitalstage.auth;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on a free port, with an embedded store, mails in a folder and cheap password hashes. */
public final class TestService implements AutoCloseable {

    public final TestEvents events = new TestEvents();
    public final Mailbox mailbox;
    public final AuthClient client;
    private final ConfigurableApplicationContext context;

    private TestService(EmbeddedStore store, Path folder, String... options) {
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.mongodb.uri=" + store.url(),
                "--digitalstage.mail.folder=" + folder,
                "--digitalstage.auth.password.memory=1024"));
        all.addAll(List.of(options));
        this.context = AuthServiceApplication.application()
                .initializers(bare -> bare.getBeanFactory().registerSingleton("testEvents", events))
                .run(all.toArray(String[]::new));
        this.mailbox = new Mailbox(folder);
        this.client = new AuthClient(HttpClient.newHttpClient(), address());
        Await.until("the service is ready", () -> client.get("/beat").status() == 200);
    }

    public static TestService start(EmbeddedStore store, Path folder, String... options) {
        return new TestService(store, folder, options);
    }

    private String address() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
