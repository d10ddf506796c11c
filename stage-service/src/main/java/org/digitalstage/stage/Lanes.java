package org.digitalstage.stage;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.digitalstage.platform.aggregate.AggregateId;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * The lanes of aggregates are the event loops of the sockets: a command that was decided is told to half of its listeners without waking another
 * thread. An aggregate's lane goes by the last part of its key, so that a stage and all mixes of it share one: their states can be taken
 * together in one step.
 */
final class Lanes {

    private final List<Executor> lanes = new ArrayList<>();

    Lanes(ReactorResourceFactory resources) {
        resources.getLoopResources().onServer(true).forEach(loop -> lanes.add((EventLoop) loop));
    }

    Executor of(AggregateId aggregate) {
        String key = aggregate.key();
        int hash = key.substring(key.lastIndexOf('/') + 1).hashCode();
        return lanes.get(Math.floorMod(hash ^ (hash >>> 16), lanes.size()));
    }
}
