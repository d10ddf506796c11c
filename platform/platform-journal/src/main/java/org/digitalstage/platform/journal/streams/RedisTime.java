package org.digitalstage.platform.journal.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to TIME: seconds, and microseconds within the second. */
final class RedisTime {

    private RedisTime() {}

    static long millis(@Nullable List<byte[]> time) {
        if (time == null || time.size() != 2) {
            throw new Unsent("Redis does not know the time");
        }
        return number(time.get(0)) * 1000 + number(time.get(1)) / 1000;
    }

    private static long number(byte[] digits) {
        return Long.parseLong(new String(digits, UTF_8));
    }
}
