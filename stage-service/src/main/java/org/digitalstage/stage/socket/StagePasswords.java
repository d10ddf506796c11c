package org.digitalstage.stage.socket;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.User;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes and checks the passwords of stages, off the event loop and the lanes; who guesses is slowed down. */
final class StagePasswords {

    private static final int GUESSES = 10;
    private static final long PERIOD_NANOS = 60_000_000_000L;

    private final PasswordEncoder encoder;
    private final Executor executor;
    private final LongSupplier monotonic;
    private final Map<Id<User>, Guesses> guesses = new ConcurrentHashMap<>();

    StagePasswords(PasswordEncoder encoder, Executor executor, LongSupplier monotonic) {
        this.encoder = encoder;
        this.executor = executor;
        this.monotonic = monotonic;
    }

    CompletionStage<String> hash(String password) {
        return CompletableFuture.supplyAsync(() -> encode(password), executor);
    }

    private String encode(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("Expected a hash for every password");
        }
        return hash;
    }

    /** Whether the password is the one that was hashed; refused after ten wrong ones in a minute. */
    CompletionStage<Boolean> fits(Id<User> user, String password, String hash) {
        long now = monotonic.getAsLong();
        guesses.values().removeIf(each -> now - each.since > PERIOD_NANOS);
        Guesses before = guesses.get(user);
        if (before != null && before.wrong >= GUESSES) {
            throw new Rejected("too-many", "Too many wrong passwords, try again in a minute");
        }
        return CompletableFuture.supplyAsync(() -> note(user, encoder.matches(password, hash), now), executor);
    }

    private boolean note(Id<User> user, boolean fits, long now) {
        if (!fits) {
            guesses.merge(user, new Guesses(now, 1), (some, one) -> new Guesses(some.since, some.wrong + 1));
        }
        return fits;
    }

    private record Guesses(long since, int wrong) {}
}
