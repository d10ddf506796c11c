package org.digitalstage.platform.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service goes down.
 *
 * @param drainPause from "not ready" until draining begins, so that whoever sends requests here has noticed
 * @param drainLimit after this the service stops, drained or not
 */
@ConfigurationProperties("digitalstage.web")
public record WebSettings(
        @DefaultValue("0s") Duration drainPause,
        @DefaultValue("4s") Duration drainLimit) {}
