package org.digitalstage.gateway.tls;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How long a browser that came by HTTPS keeps to it; 0 tells it to forget that. */
@ConfigurationProperties("digitalstage.gateway.strict-transport")
record StrictTransportSettings(@DefaultValue("365d") Duration kept) {}
