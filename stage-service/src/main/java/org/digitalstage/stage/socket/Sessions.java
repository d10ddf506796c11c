package org.digitalstage.stage.socket;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.kind.Event;
import org.digitalstage.platform.jwt.Caller;
import org.digitalstage.platform.wire.frame.EncodedFrame;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.digitalstage.platform.wire.socket.Connections;
import org.jspecify.annotations.Nullable;

/** All signed-in sockets of this instance. */
public final class Sessions {

    private final Set<Session> all = ConcurrentHashMap.newKeySet();
    private final Map<String, List<Session>> byDevice = new ConcurrentHashMap<>();

    void add(Session session) {
        all.add(session);
        byDevice.merge(session.device().hex(), List.of(session), Sessions::join);
    }

    void remove(Session session) {
        all.remove(session);
        byDevice.computeIfPresent(session.device().hex(), (device, sessions) -> without(sessions, session));
    }

    private static List<Session> join(List<Session> some, List<Session> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static @Nullable List<Session> without(List<Session> sessions, Session gone) {
        List<Session> left =
                sessions.stream().filter(session -> !session.equals(gone)).toList();
        return left.isEmpty() ? null : left;
    }

    public Collection<Session> all() {
        return all;
    }

    /** Tells all sockets of a device; true if there was one. */
    public boolean tellDevice(String device, Event event) {
        List<Session> sessions = byDevice.getOrDefault(device, List.of());
        Outgoing outgoing = Outgoing.barrier(EncodedFrame.event(event.name(), event.arguments()));
        sessions.forEach(session -> session.connection().send(outgoing));
        return !sessions.isEmpty();
    }

    /** Tells everybody who is signed in here. */
    public void tellEveryone(Event event) {
        Connections.of(all.stream().map(Session::connection).toList())
                .send(Outgoing.barrier(EncodedFrame.event(event.name(), event.arguments())));
    }

    /** Ends the sockets of an account that these words are about; without a close frame, as clients expect. */
    public void end(String account, Predicate<Caller> meant) {
        all.stream()
                .filter(session -> session.caller().accountId().hex().equals(account))
                .filter(session -> meant.test(session.caller()))
                .forEach(session -> session.connection().drop());
    }

    /** Ends the sockets whose token has expired. */
    public void endExpired(Instant now) {
        all.stream()
                .filter(session -> session.isExpired(now))
                .forEach(session -> session.connection().drop());
    }

    /** Ends all: this instance was taken for dead. */
    public void endAll() {
        all.forEach(session -> session.connection().drop());
    }
}
