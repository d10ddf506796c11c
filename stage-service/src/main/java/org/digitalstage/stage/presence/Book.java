package org.digitalstage.stage.presence;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.User;

/** The port to the list of open connections by instance, so that those of a dead one are found. All operations may be repeated. */
public interface Book {

    CompletionStage<Void> add(Attendee line);

    CompletionStage<Void> remove(Attendee line);

    /** All connections of an instance. */
    CompletionStage<List<Attendee>> of(String boot);

    /**
     * An open connection.
     *
     * @param boot the name of the instance that holds it
     * @param connection its id
     * @param user whose it is
     */
    record Attendee(String boot, String connection, Id<User> user) {}
}
