package org.digitalstage.gateway;

import org.digitalstage.platform.web.RequestConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The only door to the outside: one origin for accounts, client sockets and router sockets. */
@SpringBootApplication
@Import(RequestConfiguration.class)
public class GatewayApplication {
    public static void main(String[] args) {
        builder().run(args);
    }

    /** The application with its own configuration file, for whoever starts it in a process with others. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(GatewayApplication.class)
                .main(GatewayApplication.class)
                .properties("spring.config.name=gateway");
    }
}
