package org.digitalstage.routers;

import org.digitalstage.platform.journal.JournalConfiguration;
import org.digitalstage.platform.jwt.ResourceServerConfiguration;
import org.digitalstage.platform.web.WebConfiguration;
import org.digitalstage.platform.wire.WireConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Router registry, liveness, assignment. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    WebConfiguration.class,
    ResourceServerConfiguration.class,
    WireConfiguration.class,
    JournalConfiguration.class,
    MachineConfiguration.class,
    RoutersConfiguration.class
})
public class RouterDistributionApplication {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The service as it starts, alone or together with others in one process. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(RouterDistributionApplication.class)
                .properties("spring.config.name=router-distribution-service");
    }
}
