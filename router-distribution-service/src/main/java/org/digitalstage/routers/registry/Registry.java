package org.digitalstage.routers.registry;

import org.digitalstage.platform.aggregate.AggregateId;

/** The one aggregate of this service: all routers, and all stages that want some. */
public final class Registry {

    public static final String TYPE = "routers";
    public static final AggregateId ID = new AggregateId(TYPE, "all");

    /** Where other services hear of routers. */
    public static final String STREAM = "events:routers";

    private Registry() {}
}
