package org.digitalstage.stage.fanout;

import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.wire.socket.Connection;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.protocol.Dialect;

/** A session, as far as telling it something goes. */
public interface Listener {

    Connection connection();

    Id<User> user();

    /** Whether it wants aggregate and seq with each event. */
    boolean resumes();

    /** How it reads what it is told. */
    Dialect dialect();
}
