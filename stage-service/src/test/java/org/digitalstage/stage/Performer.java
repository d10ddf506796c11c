package org.digitalstage.stage;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;

/** Someone who comes back after each drop, and remembers what he asked for and was told on every one of his sockets. */
final class Performer {

    private final Ensemble ensemble;
    private final String account;
    private final List<Visit> visits = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private int place;

    Performer(Ensemble ensemble, String account) {
        this.ensemble = ensemble;
        this.account = account;
    }

    /**
     * Something he asked for.
     *
     * @param what tells it from all others
     */
    record Asked(String command, String what, SocketClient socket, long id) {

        Optional<List<Object>> answer() {
            return socket.received().stream()
                    .filter(each -> each.acknowledges(id))
                    .map(Received::arguments)
                    .findFirst();
        }

        /** Whether it was acknowledged as done. */
        boolean isDone() {
            return answer().filter(arguments -> arguments.isEmpty() || arguments.getFirst() == null)
                    .isPresent();
        }

        /** Whether it was refused for certain. */
        boolean isRefused() {
            return answer().filter(arguments -> !arguments.isEmpty() && arguments.getFirst() != null)
                    .filter(arguments -> !String.valueOf(arguments.getFirst()).contains("unknown, please look"))
                    .isPresent();
        }
    }

    /** Signs in at an instance; false if that died meanwhile. */
    boolean comeTo(int instance, String stage) {
        try {
            place = instance;
            SocketClient socket = Ensemble.enter(
                    ensemble.address(instance), account, ensemble.tokens().token(account, account), Ensemble.PATIENT);
            visits.add(new Visit(account, socket, stage));
            socket.event("ok");
            return true;
        } catch (UncheckedIOException gone) {
            return false;
        } catch (AssertionError fault) {
            if (isHere()) {
                throw fault;
            }
            return false;
        }
    }

    /** Asks and does not wait; nothing if the socket is gone. */
    Optional<Asked> ask(String command, String what, Object payload) {
        try {
            Asked one = new Asked(command, what, socket(), socket().request(command, payload));
            asked.add(one);
            return Optional.of(one);
        } catch (UncheckedIOException gone) {
            socket().drop();
            return Optional.empty();
        }
    }

    /** Waits for the answer, or the end of the socket. */
    static boolean await(Asked asked) {
        try {
            asked.socket().acknowledgement(asked.id());
            return true;
        } catch (AssertionError fault) {
            if (asked.socket().isOpen()) {
                throw new AssertionError("Expected an answer to " + asked, fault);
            }
            return false;
        }
    }

    boolean isHere() {
        return !visits.isEmpty() && socket().isOpen();
    }

    /** His socket is gone from one moment to the next. */
    void socketsEnd() {
        visits.forEach(visit -> visit.socket().drop());
    }

    int place() {
        return place;
    }

    SocketClient socket() {
        return visits.getLast().socket();
    }

    Visit visit() {
        return visits.getLast();
    }

    List<Visit> visits() {
        return visits;
    }

    List<Asked> asked() {
        return asked;
    }
}
