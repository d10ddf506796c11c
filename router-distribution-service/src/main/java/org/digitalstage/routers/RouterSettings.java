package org.digitalstage.routers;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service is set up.
 *
 * @param apiKeys what routers must know; at least one, and none is built in
 * @param wrongKeysAMinuteFromAddress how many wrong keys from one network address are judged: as many as one router says that has an old key and
 *     tries each second, so that it does not keep out those beside it
 * @param wrongKeysAMinute the same from all addresses together; a flood of them keeps routers from coming in, not those that are here
 * @param trustedProxies networks whose {@code X-Forwarded-For} is believed
 * @param confirmation how long a router may take to confirm a stage
 * @param grace how long a router may be away without losing its id and its stages: long enough to come back after its connection was cut
 *     (the original ones try after a second), short because its musicians hear nothing if it is gone for good
 * @param retry after what time a router that was silent or gave up is asked for the same stage again
 * @param digest how often all routers are told to other services, and losses that were not answered are repeated
 */
@ConfigurationProperties("digitalstage.routers")
public record RouterSettings(
        @DefaultValue List<String> apiKeys,
        @DefaultValue("60") int wrongKeysAMinuteFromAddress,
        @DefaultValue("600") int wrongKeysAMinute,
        @DefaultValue({"127.0.0.0/8", "::1"}) List<String> trustedProxies,
        @DefaultValue("10s") Duration confirmation,
        @DefaultValue("2s") Duration grace,
        @DefaultValue("30s") Duration retry,
        @DefaultValue("60s") Duration digest) {

    private static final int SHORTEST = 8;

    public RouterSettings {
        apiKeys = List.copyOf(apiKeys);
        if (apiKeys.isEmpty() || apiKeys.stream().anyMatch(key -> key.length() < SHORTEST)) {
            throw new IllegalArgumentException("Expected digitalstage.routers.api-keys to name at least one key of "
                    + SHORTEST + " or more characters but it does not");
        }
    }

    @Override
    public String toString() {
        return "RouterSettings";
    }
}
