package org.digitalstage.stage.socket;

import java.util.concurrent.CompletableFuture;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Place;

/** Somebody waits until an aggregate knows of an entry of another. */
record Awaited(AggregateId target, AggregateId source, long seq, CompletableFuture<Void> done) {
    boolean isIn(State state) {
        return state.aggregate().equals(target)
                && state.carriedOut().getOrDefault(source, Place.NONE).seq() >= seq;
    }
}
