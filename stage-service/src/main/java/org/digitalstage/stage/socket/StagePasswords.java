package org.digitalstage.stage.socket;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.journal.limit.Limiter;
import org.digitalstage.stage.model.Invite;
import org.digitalstage.stage.model.User;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes and checks the passwords of stages, off the event loop and the lanes; who guesses is slowed down. */
final class StagePasswords {

    private final PasswordEncoder encoder;
    private final Executor executor;
    private final Guesses guesses;

    StagePasswords(PasswordEncoder encoder, Executor executor, Limiter limiter) {
        this.encoder = encoder;
        this.executor = executor;
        this.guesses = new Guesses(limiter);
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
        return guesses.judge(
                user,
                password,
                hash,
                () -> CompletableFuture.supplyAsync(() -> encoder.matches(password, hash), executor));
    }

    /** Whether the code invites into this stage; a wrong one counts like a wrong password. */
    CompletionStage<Boolean> invites(Id<User> user, String code, State stage, long now) {
        return guesses.judge(
                user,
                code,
                stage.aggregate().key(),
                () -> CompletableFuture.completedStage(
                        Invite.find(stage, code, now).isPresent()));
    }
}
