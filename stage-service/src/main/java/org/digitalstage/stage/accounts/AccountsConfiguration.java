package org.digitalstage.stage.accounts;

import org.digitalstage.platform.aggregate.engine.Surroundings.Timer;
import org.digitalstage.platform.aggregate.journal.Distribution;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.stage.StageSettings;
import org.digitalstage.stage.command.Commands;
import org.digitalstage.stage.socket.Revocations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that hear of accounts. */
@Configuration(proxyBeanMethods = false)
public class AccountsConfiguration {

    @Bean(destroyMethod = "close")
    AccountNews accountNews(EventStream events, Commands commands, Revocations revocations) {
        return new AccountNews(events, commands, revocations);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    RevocationList revocationList(
            StageSettings settings, Revocations revocations, Distribution distribution, Timer timer) {
        return new RevocationList(settings.authUrl(), revocations, distribution::well, timer);
    }
}
