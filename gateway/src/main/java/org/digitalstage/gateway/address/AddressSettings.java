package org.digitalstage.gateway.address;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Addresses or subnets (10.0.0.0/8) of the proxies in front whose X-Forwarded-For is believed. */
@ConfigurationProperties("digitalstage.gateway")
record AddressSettings(@DefaultValue List<String> trustedProxies) {}
