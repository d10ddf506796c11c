package org.digitalstage.platform.journal.streams;

import java.util.ArrayList;
import java.util.List;
import org.digitalstage.platform.aggregate.journal.Post;
import org.digitalstage.platform.aggregate.journal.contract.Ends;
import org.digitalstage.platform.aggregate.journal.contract.PostContract;
import org.digitalstage.platform.aggregate.time.fake.NotedMishaps;
import org.digitalstage.platform.embedded.EmbeddedRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class RedisPostTest extends PostContract {

    private static EmbeddedRedis server;
    private final List<RedisStreams> opened = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = EmbeddedRedis.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        opened.forEach(RedisStreams::close);
    }

    @Override
    protected Post instance(String boot) {
        RedisStreams redis = new RedisStreams(StreamSettings.of(server.url()), new NotedMishaps());
        opened.add(redis);
        Ends.await("it is connected", redis::well);
        return new RedisPost(redis, new Boot(() -> boot));
    }
}
