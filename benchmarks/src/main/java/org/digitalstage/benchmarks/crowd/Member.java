package org.digitalstage.benchmarks.crowd;

import org.digitalstage.benchmarks.wire.StageSocket;

/** One person inside one stage, on one socket. */
public record Member(StageSocket socket, String userId, String stageMemberId) {}
