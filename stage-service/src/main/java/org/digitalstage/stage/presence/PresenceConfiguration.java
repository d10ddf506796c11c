package org.digitalstage.stage.presence;

import com.mongodb.reactivestreams.client.MongoDatabase;
import org.digitalstage.platform.aggregate.engine.Surroundings.Timer;
import org.digitalstage.platform.aggregate.journal.Instances;
import org.digitalstage.stage.command.Commands;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of presence. */
@Configuration(proxyBeanMethods = false)
public class PresenceConfiguration {

    @Bean
    Boot presenceBoot(org.digitalstage.platform.journal.streams.Boot boot) {
        return new Boot(boot.id());
    }

    @Bean
    Book book(MongoDatabase database) {
        return new MongoBook(database);
    }

    @Bean
    Attendances attendances(Book book, Commands commands, Timer timer) {
        return new Attendances(book, commands, timer);
    }

    @Bean
    Watch watch(
            Instances instances,
            Book book,
            Attendances attendances,
            Boot presenceBoot,
            TakenForDead takenForDead,
            Timer timer) {
        return new Watch(instances, book, attendances, presenceBoot, takenForDead, timer, System::nanoTime);
    }
}
