package org.digitalstage.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class SecretsTest {

    private static final String PASSWORD = "correct horse battery staple";
    private static final String EMAIL = "secretive@example.org";

    @TempDir
    Path folder;

    /** Keeps every line that would be written. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    }

    @Test
    void noPasswordCodeTokenOrKeyIsLogged() {
        var root = (Logger) LoggerFactory.getLogger("ROOT");
        var log = new Lines();
        log.setContext(root.getLoggerContext());
        log.start();
        try (var store = EmbeddedStore.inMemory();
                var service = TestService.start(store, folder)) {
            root.addAppender(log);
            var client = service.client;
            client.signUp(EMAIL, PASSWORD);
            var code = service.mailbox.code(EMAIL);
            client.post("/activate", Map.of("code", code));
            client.post("/activate", Map.of("code", code));
            client.login(EMAIL, "wrong " + PASSWORD);
            var token = client.token(EMAIL, PASSWORD);
            client.get("/profile", token);
            client.get("/profile", token + "x");
            client.postText("/login", "application/json", "{\"password\":\"" + PASSWORD + "\", oops");
            client.postText("/login", "application/x-www-form-urlencoded", "password=" + PASSWORD + "%zz");
            client.post("/forgot", Map.of("email", EMAIL));
            var reset = service.mailbox.code(EMAIL);
            client.post("/reset", Map.of("token", reset, "password", "new " + PASSWORD));
            client.logout(token);

            assertThat(log.lines).isNotEmpty();
            assertThat(log.lines)
                    .allSatisfy(line -> assertThat(line)
                            .doesNotContain(PASSWORD, code, reset, token, EMAIL)
                            .doesNotContain("\"d\":", "$argon2"));
        } finally {
            root.detachAppender(log);
        }
    }
}
