package org.digitalstage.platform.journal.streams;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.journal.limit.Counters;
import org.digitalstage.platform.journal.limit.Taken;
import org.digitalstage.platform.journal.limit.Tally;
import org.digitalstage.platform.journal.limit.Window;
import org.jspecify.annotations.Nullable;

/** Counts in Redis, for all instances: a number per key and window that goes by itself. Fails with {@link Unsent} while Redis is away. */
public final class RedisCounters implements Counters {

    /** Keys: this window, the one before. Values: weight of the latter, most, how many to count, milliseconds until it may go. */
    private static final String TRY = """
            local tries = tonumber(redis.call('GET', KEYS[1]) or 0)
            local before = tonumber(redis.call('GET', KEYS[2]) or 0)
            if before * tonumber(ARGV[1]) + tries + 1 > tonumber(ARGV[2]) then return 0 end
            if ARGV[3] == '1' then
              redis.call('INCR', KEYS[1])
              redis.call('PEXPIRE', KEYS[1], ARGV[4])
            end
            return 1""";

    /** A count that has gone meanwhile does not come back below nothing. */
    private static final String GIVE_BACK = """
            if tonumber(redis.call('GET', KEYS[1]) or 0) > 0 then redis.call('DECR', KEYS[1]) end
            return 1""";

    private final RedisStreams redis;

    public RedisCounters(RedisStreams redis) {
        this.redis = redis;
    }

    /** Whether Redis is there to count. */
    public boolean well() {
        return redis.writer().well();
    }

    @Override
    public CompletionStage<Optional<Taken>> take(Tally tally) {
        return attempt(tally, 1).thenApply(done -> done ? Optional.of(() -> giveBack(tally)) : Optional.empty());
    }

    @Override
    public CompletionStage<Boolean> hasRoom(Tally tally) {
        return attempt(tally, 0);
    }

    private CompletionStage<Boolean> attempt(Tally tally, int count) {
        String weight = Double.toString(tally.weight());
        String most = Integer.toString(tally.most());
        String life = Long.toString(tally.window().length().toMillis() * 2);
        return redis.writer()
                .evaluate(TRY, keys(tally), List.of(weight, most, Integer.toString(count), life))
                .thenApply(RedisCounters::yes);
    }

    private static boolean yes(@Nullable Long answer) {
        return answer != null && answer == 1;
    }

    private void giveBack(Tally tally) {
        redis.writer().evaluate(GIVE_BACK, keys(tally), List.of());
    }

    private static List<String> keys(Tally tally) {
        return List.of(key(tally, tally.window()), key(tally, tally.window().previous()));
    }

    /** In braces what both have in common, so that they lie together wherever Redis is spread over several nodes. */
    private static String key(Tally tally, Window window) {
        return "limits:{" + tally.key() + "}:" + window.number();
    }
}
