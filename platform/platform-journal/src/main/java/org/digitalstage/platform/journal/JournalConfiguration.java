package org.digitalstage.platform.journal;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.digitalstage.platform.aggregate.journal.Aside;
import org.digitalstage.platform.aggregate.journal.Instances;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.Pendings;
import org.digitalstage.platform.aggregate.journal.Post;
import org.digitalstage.platform.aggregate.journal.Snapshots;
import org.digitalstage.platform.journal.sealing.Erasure;
import org.digitalstage.platform.journal.sealing.Key;
import org.digitalstage.platform.journal.sealing.Keys;
import org.digitalstage.platform.journal.sealing.Personal;
import org.digitalstage.platform.journal.sealing.Sealing;
import org.digitalstage.platform.journal.store.Driver;
import org.digitalstage.platform.journal.store.EpochStore;
import org.digitalstage.platform.journal.store.MongoAside;
import org.digitalstage.platform.journal.store.MongoInstances;
import org.digitalstage.platform.journal.store.MongoJournal;
import org.digitalstage.platform.journal.store.MongoKeys;
import org.digitalstage.platform.journal.store.MongoPendings;
import org.digitalstage.platform.journal.store.MongoShredder;
import org.digitalstage.platform.journal.store.MongoSnapshots;
import org.digitalstage.platform.journal.streams.Boot;
import org.digitalstage.platform.journal.streams.EpochWatch;
import org.digitalstage.platform.journal.streams.RedisDistribution;
import org.digitalstage.platform.journal.streams.RedisPost;
import org.digitalstage.platform.journal.streams.RedisStreams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.StandardMongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * All ports of the machine, over the reactive {@link MongoClient} that Spring Boot makes from {@code spring.mongodb.*} and the Redis of
 * {@code spring.data.redis.url}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalSettings.class)
@Import(EventsConfiguration.class)
public class JournalConfiguration {

    private static final SecureRandom CHANCE = new SecureRandom();

    @Bean
    MongoClientSettingsBuilderCustomizer storePatience(JournalSettings settings) {
        return builder -> Driver.configure(builder, settings.patience());
    }

    @Bean
    MongoDatabase journalDatabase(MongoClient client, Environment environment) {
        String named = environment.getProperty("spring.mongodb.database");
        return client.getDatabase(named != null ? named : inUri(environment).orElse("test"));
    }

    private static Optional<String> inUri(Environment environment) {
        return Optional.ofNullable(environment.getProperty("spring.mongodb.uri"))
                .map(uri -> new ConnectionString(uri).getDatabase());
    }

    /** Not Spring Boot's, which would have the reactive client's transport. */
    @Bean(destroyMethod = "close")
    com.mongodb.client.MongoClient appendingClient(
            StandardMongoClientSettingsBuilderCustomizer standard, JournalSettings settings) {
        MongoClientSettings.Builder builder = MongoClientSettings.builder();
        standard.customize(builder);
        Driver.configureBlocking(builder, settings.patience());
        return MongoClients.create(builder.build());
    }

    /** A service says what is personal by a bean of its own; nothing is, where there is none. */
    @Bean
    Sealing sealing(MongoDatabase journalDatabase, ObjectProvider<Personal> personal) {
        Keys keys = new MongoKeys(journalDatabase, JournalConfiguration::randomKey, System::currentTimeMillis);
        return new Sealing(personal.getIfAvailable(Personal::nothing), keys, System::nanoTime);
    }

    private static byte[] randomKey() {
        byte[] key = new byte[Key.BYTES];
        CHANCE.nextBytes(key);
        return key;
    }

    @Bean
    Journal journal(
            MongoDatabase journalDatabase,
            com.mongodb.client.MongoClient appendingClient,
            JournalSettings settings,
            Sealing sealing) {
        return sealing.over(new MongoJournal(
                journalDatabase, appendingClient.getDatabase(journalDatabase.getName()), settings.gather()));
    }

    @Bean
    Snapshots snapshots(MongoDatabase journalDatabase, Sealing sealing) {
        return sealing.over(new MongoSnapshots(journalDatabase));
    }

    @Bean
    Erasure erasure(MongoDatabase journalDatabase, Sealing sealing, Snapshots snapshots, Pendings pendings) {
        return new Erasure(sealing, snapshots, pendings, new MongoShredder(journalDatabase));
    }

    @Bean
    Pendings pendings(MongoDatabase journalDatabase) {
        return new MongoPendings(journalDatabase);
    }

    @Bean
    Aside aside(MongoDatabase journalDatabase) {
        return new MongoAside(journalDatabase);
    }

    @Bean
    Instances instances(MongoDatabase journalDatabase) {
        return new MongoInstances(journalDatabase);
    }

    @Bean
    EpochStore epochStore(MongoDatabase journalDatabase) {
        return new EpochStore(journalDatabase, () -> UUID.randomUUID().toString());
    }

    @Bean
    RedisDistribution distribution(
            RedisStreams redis, Boot boot, JournalSettings settings, ObjectProvider<MeterRegistry> meters) {
        return new RedisDistribution(
                redis, boot, settings.partitions(), meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    EpochWatch epochWatch(
            RedisStreams redis, EpochStore epochs, RedisDistribution distribution, JournalSettings settings) {
        return new EpochWatch(redis, epochs::current, distribution::epoch, settings.epochEvery());
    }

    @Bean
    Post post(RedisStreams redis, Boot boot) {
        return new RedisPost(redis, boot);
    }
}
