package org.digitalstage.standalone;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One service of the house.
 *
 * @param name of its configuration file
 * @param application its Spring Boot class
 * @param properties what is set here, before its configuration file and the environment
 */
record Service(String name, Class<?> application, Map<String, String> properties) {

    /** Starts it in this process; its end is ours to order, so it gets no shutdown hook of its own. */
    ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(application)
                .properties("spring.config.name=" + name)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }

    static int portOf(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
