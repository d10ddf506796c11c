package org.digitalstage.gateway.backend;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The three services behind the door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackendSettings.class)
class BackendConfiguration {
    @Bean
    Backends authBackends(BackendSettings settings) {
        return new Backends("auth-service", settings.authUrls(), System::nanoTime);
    }

    @Bean
    Backends stageBackends(BackendSettings settings) {
        return new Backends("stage-service", settings.stageUrls(), System::nanoTime);
    }

    @Bean
    Backends routersBackends(BackendSettings settings) {
        return new Backends("router-distribution-service", settings.routersUrls(), System::nanoTime);
    }
}
