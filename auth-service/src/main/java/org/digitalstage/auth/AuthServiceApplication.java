package org.digitalstage.auth;

import org.digitalstage.platform.journal.EventsConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Accounts, sign-in, tokens, mail. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EventsConfiguration.class, StoreConfiguration.class, AuthConfiguration.class, DoorConfiguration.class})
public class AuthServiceApplication {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The service as it starts, alone or together with others in one process. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(AuthServiceApplication.class).properties("spring.config.name=auth-service");
    }
}
