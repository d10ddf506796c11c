package org.digitalstage.platform.embedded;

import java.io.Serial;

/** No redis-server could be started here. */
public final class RedisUnavailable extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    private RedisUnavailable(String sentence) {
        super(sentence);
    }

    static RedisUnavailable portInUse(int port) {
        return new RedisUnavailable("Expected port " + port + " to be free but another program uses it");
    }

    static RedisUnavailable noneRuns(int port, String tried) {
        return new RedisUnavailable("Redis could not be started on port " + port
                + ": install OpenSSL 3 (Debian and Ubuntu: apt-get install libssl3) or a redis-server on the PATH, or name one in "
                + RedisBinary.ENVIRONMENT + "; tried" + tried);
    }
}
