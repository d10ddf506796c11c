package org.digitalstage.auth.door;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service stands towards the network.
 *
 * @param trustedProxies networks whose {@code X-Forwarded-For} is believed
 * @param corsOrigins web clients that may call this service directly; none by default, as the gateway answers for those behind it
 */
@ConfigurationProperties("digitalstage.auth")
public record DoorSettings(
        @DefaultValue({"127.0.0.0/8", "::1"}) List<String> trustedProxies,
        @DefaultValue List<String> corsOrigins) {}
