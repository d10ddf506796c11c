package org.digitalstage.platform.aggregate.journal;

import org.digitalstage.platform.aggregate.AggregateId;

/** Which follow-up a step carries out: the aggregate that asked for it and its place there. */
public record Source(AggregateId aggregate, Place place) {}
