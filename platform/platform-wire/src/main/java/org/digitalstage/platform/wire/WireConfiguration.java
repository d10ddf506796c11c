package org.digitalstage.platform.wire;

import org.digitalstage.platform.wire.socket.SocketConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Serves every {@link org.digitalstage.platform.wire.socket.SocketMapping} bean of the importing service. */
@Configuration(proxyBeanMethods = false)
@Import(SocketConfiguration.class)
public class WireConfiguration {}
