package org.digitalstage.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.await;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.digitalstage.platform.aggregate.journal.Distribution;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Events;
import org.digitalstage.platform.aggregate.journal.Instances;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.Pendings;
import org.digitalstage.platform.aggregate.journal.Post;
import org.digitalstage.platform.aggregate.journal.Snapshots;
import org.digitalstage.platform.aggregate.journal.contract.Samples;
import org.digitalstage.platform.embedded.EmbeddedRedis;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.platform.journal.store.EpochStore;
import org.digitalstage.platform.journal.streams.Boot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class JournalConfigurationTest {

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final EmbeddedRedis redis = EmbeddedRedis.start();

    @AfterEach
    void stop() {
        store.close();
        redis.close();
    }

    @Test
    void aServiceThatImportsItHasEveryPort() {
        try (ConfigurableApplicationContext service = service(Service.class)) {
            List.of(Journal.class, Snapshots.class, Pendings.class, Instances.class, Distribution.class)
                    .forEach(port -> assertThat(service.getBean(port)).isNotNull());
            List.of(Post.class, Events.class, EventStream.class)
                    .forEach(port -> assertThat(service.getBean(port)).isNotNull());
        }
    }

    @Test
    void twoInstancesShareJournalAndDistribution() {
        try (ConfigurableApplicationContext one = service(Service.class);
                ConfigurableApplicationContext other = service(Service.class)) {
            List<Entry> received = new CopyOnWriteArrayList<>();
            Distribution there = other.getBean(Distribution.class);
            Distribution here = one.getBean(Distribution.class);
            await("both are well", () -> here.well() && there.well());
            Entry entry = Samples.by(one.getBean(Boot.class).id(), Samples.first(Samples.stage()));
            there.onEntry((aggregate, seq) -> true, received::add);
            there.follow(entry.aggregate());
            end(one.getBean(Journal.class).append(entry));
            end(here.publish(entry));
            await("it arrives", () -> received.contains(entry));
            assertThat(end(other.getBean(Journal.class).read(entry.aggregate(), 1, 1)))
                    .containsExactly(entry);
        }
    }

    @Test
    void aNewEpochIsLearntAndEntriesOfTheOldOneAreNotHeard() {
        try (ConfigurableApplicationContext one = service(Service.class);
                ConfigurableApplicationContext other = service(Service.class)) {
            Distribution there = other.getBean(Distribution.class);
            Distribution here = one.getBean(Distribution.class);
            List<Entry> received = new CopyOnWriteArrayList<>();
            Entry entry = Samples.by(one.getBean(Boot.class).id(), Samples.first(Samples.stage()));
            there.onEntry((aggregate, seq) -> true, received::add);
            there.follow(entry.aggregate());
            await("both are well", () -> here.well() && there.well());
            String epoch = end(one.getBean(EpochStore.class).newEpoch());
            assertThat(end(other.getBean(EpochStore.class).current())).isEqualTo(epoch);
            await("an entry arrives in the new epoch", () -> {
                end(here.publish(entry));
                return received.contains(entry);
            });
        }
    }

    @Test
    void anInstanceThatTakesANewBootIdIsReachedThere() {
        try (ConfigurableApplicationContext service = service(Service.class)) {
            List<Map<String, Object>> received = new CopyOnWriteArrayList<>();
            Post post = service.getBean(Post.class);
            post.onMessage(received::add);
            String renewed = service.getBean(Boot.class).renew();
            await("it arrives", () -> {
                post.send(renewed, Map.of("type", "signal"));
                return received.contains(Map.of("type", "signal"));
            });
        }
    }

    @Test
    void eventsNeedNoStore() {
        try (ConfigurableApplicationContext service = service(EventsOnly.class)) {
            assertThat(service.getBean(EventStream.class)).isNotNull();
            assertThat(service.getBeanNamesForType(Journal.class)).isEmpty();
        }
    }

    private ConfigurableApplicationContext service(Class<?> configuration) {
        return new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.main.banner-mode=off",
                        "spring.mongodb.uri=" + store.url(),
                        "spring.mongodb.database=stage",
                        "spring.data.redis.url=" + redis.url(),
                        "digitalstage.journal.epoch-every=100ms")
                .run();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(MongoReactiveAutoConfiguration.class)
    @Import(JournalConfiguration.class)
    static class Service {}

    @Configuration(proxyBeanMethods = false)
    @Import(EventsConfiguration.class)
    static class EventsOnly {}
}
