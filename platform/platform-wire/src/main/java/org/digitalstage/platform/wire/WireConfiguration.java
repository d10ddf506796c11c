package org.digitalstage.platform.wire;

import org.digitalstage.platform.wire.socket.WireSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Serves every {@link org.digitalstage.platform.wire.socket.SocketMapping} bean of the importing service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WireSettings.class)
public class WireConfiguration {}
