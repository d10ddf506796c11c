package org.digitalstage.gateway.backend;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the instances of each service are; a path in a socket service's URL replaces the usual one. */
@ConfigurationProperties("digitalstage.gateway")
public record BackendSettings(List<URI> authUrls, List<URI> stageUrls, List<URI> routersUrls) {}
