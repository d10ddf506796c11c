package org.digitalstage.routers.socket;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.digitalstage.platform.wire.frame.EncodedFrame;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.digitalstage.platform.wire.socket.Connection;
import org.jspecify.annotations.Nullable;

/** The routers' sockets of this instance, by the id of their connection. */
public final class Sockets {

    private final Map<String, Connection> open = new ConcurrentHashMap<>();

    void add(Connection connection) {
        open.put(connection.id(), connection);
    }

    void remove(Connection connection) {
        open.remove(connection.id());
    }

    Optional<Connection> find(String connection) {
        return Optional.ofNullable(open.get(connection));
    }

    /** Ends all; routers come back, here or elsewhere. */
    public void dropAll() {
        open.values().forEach(Connection::drop);
    }

    static void tell(Connection connection, String event, @Nullable Object... arguments) {
        connection.send(Outgoing.barrier(EncodedFrame.event(event, arguments)));
    }
}
