package org.digitalstage.auth.password;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Mono;

/** Hashes and compares passwords with Argon2id, off the event loop. */
public final class Passwords implements AutoCloseable {

    private static final int SALT = 16;
    private static final int LENGTH = 32;

    private final PasswordEncoder argon2;
    private final HashQueue queue;
    private final String nobodys;

    public Passwords(PasswordSettings settings, MeterRegistry meters) {
        this.argon2 = new Argon2PasswordEncoder(SALT, LENGTH, 1, settings.memory(), settings.iterations());
        this.queue = new HashQueue(settings);
        this.nobodys = encode("nobody has this password");
        Gauge.builder("digitalstage.auth.password.waiting", queue, HashQueue::waiting)
                .description("Passwords waiting to be hashed")
                .register(meters);
    }

    public Mono<String> hash(String password) {
        return queue.run(() -> encode(password));
    }

    /** Whether the password fits the hash. Without a hash (nobody has this e-mail address) it takes just as long, and never fits. */
    public Mono<Boolean> matches(String password, @Nullable String hash) {
        return queue.run(() -> fits(password, hash == null ? nobodys : hash) && hash != null);
    }

    private boolean fits(String password, String hash) {
        return argon2.matches(sameOnAllKeyboards(password), hash);
    }

    private String encode(String password) {
        var encoded = argon2.encode(sameOnAllKeyboards(password));
        if (encoded == null) {
            throw new IllegalStateException("Expected a hash but got none");
        }
        return encoded;
    }

    /** One letter with an accent may arrive as one or as two characters, depending on the machine it was typed on. */
    private static String sameOnAllKeyboards(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    @Override
    public void close() {
        queue.close();
    }
}
