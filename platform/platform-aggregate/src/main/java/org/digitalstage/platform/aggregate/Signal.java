package org.digitalstage.platform.aggregate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something told and not stored, for example a WebRTC offer.
 *
 * @param to the audience key of the receivers, for example {@code device/<id>}
 * @param event its name on the wire
 * @param payload JSON values
 */
public record Signal(String to, String event, Map<String, @Nullable Object> payload) {}
