package org.digitalstage.stage.socket;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What clients need to use the TURN servers of the media routers; empty where there are none. */
public interface TurnCredentials {

    /** {@code {turn:{urls,username,credential}}}, or an empty map. */
    Map<String, @Nullable Object> credentials();
}
