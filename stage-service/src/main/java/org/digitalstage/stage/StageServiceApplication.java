package org.digitalstage.stage;

import org.digitalstage.platform.journal.JournalConfiguration;
import org.digitalstage.platform.jwt.ResourceServerConfiguration;
import org.digitalstage.platform.web.WebConfiguration;
import org.digitalstage.platform.wire.WireConfiguration;
import org.digitalstage.stage.accounts.AccountsConfiguration;
import org.digitalstage.stage.presence.PresenceConfiguration;
import org.digitalstage.stage.routers.RoutersConfiguration;
import org.digitalstage.stage.socket.SocketsConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Sockets, stages, devices, mixes, presence. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    WebConfiguration.class,
    ResourceServerConfiguration.class,
    WireConfiguration.class,
    JournalConfiguration.class,
    MachineConfiguration.class,
    PresenceConfiguration.class,
    AccountsConfiguration.class,
    SocketsConfiguration.class,
    RoutersConfiguration.class
})
public class StageServiceApplication {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The service as it starts, alone or together with others in one process. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(StageServiceApplication.class)
                .properties("spring.config.name=stage-service");
    }
}
