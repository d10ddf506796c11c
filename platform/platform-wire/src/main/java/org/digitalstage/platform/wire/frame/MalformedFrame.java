package org.digitalstage.platform.wire.frame;

import org.jspecify.annotations.Nullable;

/**
 * A message that is no packet, with the reason in a sentence; the id is there where it could be read, so that even this gets
 * its acknowledgement.
 */
public record MalformedFrame(String reason, @Nullable Long id) implements Decoded {}
