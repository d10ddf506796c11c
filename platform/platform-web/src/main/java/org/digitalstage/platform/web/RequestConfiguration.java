package org.digitalstage.platform.web;

import org.digitalstage.platform.web.connection.GuardedConnections;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

/**
 * What every HTTP server of the platform, the gateway included, asks of a request before any room sees it. A refusal is a {@link Refused}, told as
 * an RFC 9457 problem.
 */
@Configuration(proxyBeanMethods = false)
public class RequestConfiguration {

    @Bean
    NettyServerCustomizer guardedConnections() {
        return new GuardedConnections();
    }

    @Bean
    WebFilter readableHeaders() {
        return new ReadableHeaders();
    }
}
