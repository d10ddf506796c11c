package org.digitalstage.gateway;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** The door has event loops of its own: the usual ones end for all of a process when one application in it ends. */
@Configuration(proxyBeanMethods = false)
class EventLoops {
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory own = new ReactorResourceFactory();
        own.setUseGlobalResources(false);
        own.setShutdownQuietPeriod(Duration.ZERO);
        own.setShutdownTimeout(Duration.ofSeconds(2));
        return own;
    }
}
