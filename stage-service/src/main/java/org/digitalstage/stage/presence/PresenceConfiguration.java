package org.digitalstage.stage.presence;

import com.mongodb.reactivestreams.client.MongoDatabase;
import org.digitalstage.platform.aggregate.journal.Instances;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.Timer;
import org.digitalstage.platform.journal.presence.LifeName;
import org.digitalstage.platform.journal.presence.Watch;
import org.digitalstage.platform.journal.streams.Boot;
import org.digitalstage.stage.command.Commands;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of presence. */
@Configuration(proxyBeanMethods = false)
public class PresenceConfiguration {

    @Bean
    LifeName presenceBoot(Boot boot) {
        return new LifeName(boot.id());
    }

    @Bean
    Book book(MongoDatabase database) {
        return new MongoBook(database);
    }

    @Bean
    Attendances attendances(Book book, Commands commands, Timer timer, Regularly regularly) {
        return new Attendances(book, commands, timer, regularly);
    }

    @Bean
    Watch watch(
            Instances instances,
            Attendances attendances,
            LifeName presenceBoot,
            TakenForDead takenForDead,
            Regularly regularly) {
        return new Watch(instances, presenceBoot, attendances::endAll, takenForDead, regularly, System::nanoTime);
    }
}
