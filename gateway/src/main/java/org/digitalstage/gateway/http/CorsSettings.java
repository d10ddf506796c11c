package org.digitalstage.gateway.http;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Origins whose pages may ask; tokens are never cookies, so any origin does no harm. */
@ConfigurationProperties("digitalstage.cors")
record CorsSettings(@DefaultValue("*") List<String> origins) {}
