package org.digitalstage.stage.accounts;

import java.time.Clock;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.journal.Distribution;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.platform.journal.sealing.Erasure;
import org.digitalstage.stage.StageServiceSettings;
import org.digitalstage.stage.command.Commands;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.socket.Revocations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that hear of accounts. */
@Configuration(proxyBeanMethods = false)
public class AccountsConfiguration {

    @Bean
    Erasures erasures(Commands commands, Aggregates<StageCommand> aggregates, Erasure erasure) {
        return new Erasures(commands, aggregates, erasure);
    }

    @Bean(destroyMethod = "close")
    AccountNews accountNews(
            EventStream events, Commands commands, Revocations revocations, Erasures erasures, Clock clock) {
        return new AccountNews(events, commands, revocations, erasures, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    RevocationList revocationList(
            StageServiceSettings settings, Revocations revocations, Distribution distribution, Regularly regularly) {
        return new RevocationList(settings.authUrl(), revocations, distribution::well, regularly);
    }
}
