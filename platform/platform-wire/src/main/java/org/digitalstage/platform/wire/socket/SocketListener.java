package org.digitalstage.platform.wire.socket;

import org.digitalstage.platform.wire.frame.Frame;
import org.digitalstage.platform.wire.frame.MalformedFrame;

/** Hears what happens on sockets. It is called on the event loop of each, so it must never wait. */
public interface SocketListener {

    /** The first thing heard of a connection. */
    void opened(Connection connection);

    /** A frame came; {@link Connection#done()} is owed for it. */
    void received(Connection connection, Frame frame);

    /** A message came that is no frame; it is counted and logged already, and nothing is owed but an ack if there is an id. */
    void malformed(Connection connection, MalformedFrame malformed);

    /** The last thing heard of a connection, once, however it ended. */
    void closed(Connection connection);
}
