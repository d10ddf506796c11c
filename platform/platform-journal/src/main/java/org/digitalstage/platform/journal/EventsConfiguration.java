package org.digitalstage.platform.journal;

import java.time.Clock;
import java.util.UUID;
import org.digitalstage.platform.aggregate.time.Mishaps;
import org.digitalstage.platform.journal.limit.Limiter;
import org.digitalstage.platform.journal.limit.OwnCounters;
import org.digitalstage.platform.journal.limit.SharedCounters;
import org.digitalstage.platform.journal.streams.Boot;
import org.digitalstage.platform.journal.streams.GroupSettings;
import org.digitalstage.platform.journal.streams.RedisCounters;
import org.digitalstage.platform.journal.streams.RedisEventStream;
import org.digitalstage.platform.journal.streams.RedisStreams;
import org.digitalstage.platform.journal.streams.StreamSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Events between services and limits that all instances share, for a service without a journal: needs {@code spring.data.redis.url} and nothing else. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamsSettings.class)
@Import(TimeConfiguration.class)
public class EventsConfiguration {

    @Bean
    Boot boot() {
        return new Boot(() -> UUID.randomUUID().toString());
    }

    @Bean
    RedisStreams redisStreams(StreamsSettings settings, Environment environment, Mishaps mishaps) {
        String url = environment.getProperty("spring.data.redis.url", "redis://localhost:6379");
        return new RedisStreams(
                new StreamSettings(url, settings.length(), settings.keep(), settings.patience()), mishaps);
    }

    @Bean
    RedisEventStream eventStream(RedisStreams redis, Boot boot, StreamsSettings settings) {
        return new RedisEventStream(redis, new GroupSettings(boot.id(), settings.abandoned(), 4));
    }

    @Bean
    Limiter limiter(RedisStreams redis) {
        RedisCounters shared = new RedisCounters(redis);
        return new Limiter(new SharedCounters(shared, shared::well, new OwnCounters()), Clock.systemUTC());
    }
}
