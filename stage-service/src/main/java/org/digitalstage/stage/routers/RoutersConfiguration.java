package org.digitalstage.stage.routers;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.util.function.Supplier;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.socket.Sessions;
import org.digitalstage.stage.socket.TurnCredentials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Media routers in the stage-service: who serves a stage, who is announced to clients, and what TURN needs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TurnSettings.class)
public class RoutersConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RoutersConfiguration.class);

    @Bean
    KnownRouters knownRouters() {
        return new KnownRouters();
    }

    @Bean
    TurnCredentials turn(KnownRouters knownRouters, TurnSettings settings, Clock clock) {
        return new RouterTurn(knownRouters::turnUrls, settings.secret(), clock);
    }

    @Bean
    StageWishes stageWishes(MongoDatabase database, EventStream events, Aggregates<StageCommand> aggregates) {
        return new StageWishes(new MongoStageIndex(database), events, aggregates);
    }

    /** One command for an operator: makes the list of stages anew, and ends. */
    @Bean
    @ConditionalOnProperty("digitalstage.stage.rebuild")
    ApplicationRunner rebuild(
            MongoDatabase database, Aggregates<StageCommand> aggregates, ConfigurableApplicationContext context) {
        StageIndexRebuild rebuild = new StageIndexRebuild(
                database, new MongoStageIndex(database), aggregate -> aggregates.state(aggregate, 0));
        return arguments -> {
            LOG.info(
                    "The list of stages was made anew: stages={}",
                    rebuild.rebuild().toCompletableFuture().get());
            context.close();
        };
    }

    @Bean
    RoutersDialogue routersDialogue(
            Aggregates<StageCommand> aggregates,
            Supplier<String> ids,
            StageWishes stageWishes,
            EventStream events,
            KnownRouters knownRouters,
            Sessions sessions,
            Regularly regularly) {
        RouterEvents router = new RouterEvents(aggregates, ids, stageWishes);
        return new RoutersDialogue(events, router, stageWishes, knownRouters, sessions, regularly);
    }
}
