package org.digitalstage.routers.socket;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.journal.limit.Limit;
import org.digitalstage.platform.journal.limit.Limiter;
import org.digitalstage.platform.journal.limit.Taken;
import org.digitalstage.platform.web.address.ClientAddress;
import org.digitalstage.platform.wire.socket.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Lets routers with the right key in, and makes guessing slow: of one address, and of all together, so many wrong keys a minute are judged. What
 * was found is told only after the counting, which takes the same two steps for a right key as for a wrong one, so that beyond the limit neither
 * the answer nor its time tells anything. Right keys are not counted: many routers may come at once.
 */
public final class Gatekeeper {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String ALL = "all";

    private final ApiKeys keys;
    private final ClientAddress addresses;
    private final Limiter limiter;
    private final Limit fromAddress;
    private final Limit fromAll;

    /**
     * The keeper of one instance.
     *
     * @param mostFromAddress wrong keys a minute
     * @param mostFromAll wrong keys a minute
     */
    public Gatekeeper(ApiKeys keys, ClientAddress addresses, Limiter limiter, int mostFromAddress, int mostFromAll) {
        this.keys = keys;
        this.addresses = addresses;
        this.limiter = limiter;
        this.fromAddress = new Limit("router-key-from", mostFromAddress, MINUTE);
        this.fromAll = new Limit("router-key", mostFromAll, MINUTE);
    }

    /** Whether a router that shows this comes in; it takes as long as two looks into Redis, and does not fail. */
    CompletionStage<Boolean> admits(Connection connection, @Nullable Object key) {
        String address = addresses.of(connection.remoteAddress(), connection.forwardedFor());
        return keys.fits(key) ? isOpenTo(address) : count(address).thenApply(counted -> false);
    }

    private CompletionStage<Boolean> isOpenTo(String address) {
        return limiter.hasRoom(fromAddress, address)
                .thenCompose(open -> open ? limiter.hasRoom(fromAll, ALL) : CompletableFuture.completedStage(false));
    }

    /** What its address may not try does not use up what all may. */
    private CompletionStage<Optional<Taken>> count(String address) {
        return limiter.take(fromAddress, address)
                .thenCompose(taken -> taken.isPresent()
                        ? limiter.take(fromAll, ALL)
                        : CompletableFuture.completedStage(Optional.empty()));
    }
}
