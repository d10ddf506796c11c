package org.digitalstage.stage.socket;

import java.util.concurrent.CompletableFuture;
import org.digitalstage.platform.aggregate.Asker;
import org.digitalstage.platform.journal.presence.Watch;
import org.digitalstage.platform.wire.socket.Connection;

/** The client behind a connection, as those see it who are to decide what it asked for: there as long as that is, and as this instance was not taken for dead. */
record Standing(Connection connection, Watch watch) implements Asker {

    @Override
    public CompletableFuture<Boolean> isThere(long since) {
        CompletableFuture<Boolean> sure = watch.isSure();
        CompletableFuture<Boolean> there = connection.isThere(since);
        boolean known = sure.isDone() || (there.isDone() && !there.join());
        return known ? there : sure.thenCombine(there, Boolean::logicalAnd);
    }
}
