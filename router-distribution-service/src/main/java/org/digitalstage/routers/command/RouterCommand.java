package org.digitalstage.routers.command;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;

/** What is asked of the registry. A router is known by the connection it speaks over, so a late word of an older one counts for nothing. */
public sealed interface RouterCommand {

    /**
     * A router is here, for the first time or again.
     *
     * @param fresh its id if it is new
     * @param previous the id it says it had
     * @param boot the instance that holds the connection
     */
    record Register(
            Id<Router> fresh,
            @Nullable Id<Router> previous,
            Map<String, @Nullable Object> document,
            String connection,
            String boot)
            implements RouterCommand {}

    /** It takes stages now. */
    record Ready(String connection) implements RouterCommand {}

    /** It says something new of itself. */
    record Change(String connection, Map<String, @Nullable Object> fields) implements RouterCommand {}

    /**
     * It serves a stage.
     *
     * @param kind {@code audio}, {@code video} or {@code both}
     * @param technology empty if it did not say
     */
    record Served(
            String connection, Id<Stage> stage, String kind, String technology, Map<String, @Nullable Object> update)
            implements RouterCommand {}

    /** It says something new of a stage that it serves. */
    record Report(String connection, Id<Stage> stage, Map<String, @Nullable Object> update) implements RouterCommand {}

    /** It serves a stage no longer. */
    record Unserved(String connection, Id<Stage> stage, String kind, String technology) implements RouterCommand {}

    /** These connections ended. */
    record Lost(List<String> connections) implements RouterCommand {}

    /** A router did not come back in time. */
    record Forget(Id<Router> router, String connection) implements RouterCommand {}

    /** A router did not confirm these attempts in time; 0 for what is not meant. */
    record Silent(Id<Stage> stage, long audio, long video) implements RouterCommand {}

    /** Routers that were avoided after these attempts may be asked again. */
    record Retry(Id<Stage> stage, long audio, long video) implements RouterCommand {}

    /** The stage has not answered to the loss under these numbers yet; 0 for what is not meant. */
    record Overdue(Id<Stage> stage, long audio, long video) implements RouterCommand {}

    /** Stages that wait and could be served are. */
    record Settle() implements RouterCommand {}

    /** What a stage wants, complete. */
    record Wants(Id<Stage> stage, long seq, Map<String, @Nullable Object> document, Want audio, Want video)
            implements RouterCommand {}

    /** A stage is no more. */
    record Gone(Id<Stage> stage, long seq) implements RouterCommand {}
}
