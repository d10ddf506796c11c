package org.digitalstage.stage;

import java.net.URI;

/** A running stage-service, in this process or in its own. */
interface Instance extends AutoCloseable {

    /** Where its sockets are. */
    URI address();

    @Override
    void close();
}
