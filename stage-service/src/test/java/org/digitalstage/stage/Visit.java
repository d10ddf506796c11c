package org.digitalstage.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;

/** What one socket was told of one stage, in the times its person was inside. */
record Visit(String who, SocketClient socket, String stage) {

    /**
     * A time inside, from a package to a farewell or the end of the socket.
     *
     * @param from the entry that the package stands for
     * @param packed the package
     * @param told every later event of the stage, in the order it came
     */
    record Phase(long from, Map<String, Object> packed, List<Told> told) {

        long last() {
            return told.isEmpty() ? from : told.getLast().seq();
        }

        /** Whether this may be missing here: a volume for which a later one of the same member came, as it may on the way to a slow socket. */
        boolean gaveWay(Told earlier) {
            Map<String, Object> fields = earlier.body() instanceof Map<?, ?> body ? Theatre.map(body) : Map.of();
            return "sm-c".equals(earlier.event())
                    && fields.keySet().equals(Set.of("_id", "volume"))
                    && told.stream()
                            .filter(later ->
                                    later.seq() > earlier.seq() && later.event().equals(earlier.event()))
                            .map(later -> Theatre.map(later.body()))
                            .anyMatch(
                                    later -> fields.get("_id").equals(later.get("_id")) && later.containsKey("volume"));
        }

        /** The events of one entry. */
        List<Told> at(long seq) {
            return told.stream().filter(each -> each.seq() == seq).toList();
        }
    }

    /** An event with its place. */
    record Told(String event, Object body, long seq) {}

    /** All times inside, the last one possibly not ended. */
    List<Phase> phases() {
        List<Phase> phases = new ArrayList<>();
        Phase now = null;
        for (Received received : socket.received()) {
            Optional<Told> told = told(received);
            if ("s-l".equals(received.event())) {
                now = null;
            } else if (told.isPresent() && "s-j".equals(received.event())) {
                now = new Phase(told.get().seq(), Theatre.map(told.get().body()), new ArrayList<>());
                phases.add(now);
            } else if (told.isPresent() && now != null) {
                now.told().add(told.get());
            }
        }
        return phases;
    }

    /** All events of the stage. */
    List<Told> all() {
        return socket.received().stream().flatMap(each -> told(each).stream()).toList();
    }

    private Optional<Told> told(Received received) {
        if (received.event() != null
                && received.arguments().size() > 1
                && received.arguments().getLast() instanceof Map<?, ?> place
                && ("stage/" + stage).equals(place.get("aggregate"))
                && place.get("seq") instanceof Number seq) {
            Object body = received.arguments().getFirst();
            return Optional.of(new Told(received.event(), body == null ? "" : body, seq.longValue()));
        }
        return Optional.empty();
    }
}
