package org.digitalstage.stage;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;

/** Someone who comes back after each drop, and remembers what he asked for and was told on every one of his sockets. */
final class Performer {

    private static final String UNKNOWN = "Outcome unknown, please look";

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
                    .filter(arguments -> !UNKNOWN.equals(arguments.getFirst()))
                    .isPresent();
        }
    }

    /** His id, as the service told him. */
    Object user() {
        return Theatre.map(socket().received().stream()
                        .filter(each -> "u-r".equals(each.event()))
                        .findFirst()
                        .orElseThrow()
                        .arguments()
                        .getFirst())
                .get("_id");
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

    /** Waits for the answer, or the end of the socket; false without an answer. */
    static boolean await(Asked asked) {
        if (!Waiting.until(() -> asked.answer().isPresent() || !asked.socket().isOpen())) {
            throw new AssertionError("Expected an answer to " + asked);
        }
        return asked.answer().isPresent();
    }

    /** Asks until it is done, wherever that takes him. */
    List<Object> insist(String command, Object payload, Runnable comeBack) {
        AtomicReference<List<Object>> done = new AtomicReference<>();
        boolean is = Waiting.until(() -> {
            if (!isHere()) {
                comeBack.run();
            }
            ask(command, "once more", payload)
                    .filter(Performer::await)
                    .filter(Asked::isDone)
                    .flatMap(Asked::answer)
                    .ifPresent(done::set);
            return done.get() != null;
        });
        if (!is) {
            throw new AssertionError("Expected " + command + " to be done at last");
        }
        return done.get();
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
