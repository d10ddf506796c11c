package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.Signal;
import org.digitalstage.platform.aggregate.journal.Place;
import org.jspecify.annotations.Nullable;

/** What instances say to each other about commands: pass these, and this became of one. */
final class Mail<C> {

    private static final String PASS = "pass-commands";
    private static final String OUTCOME = "command-outcome";

    private final Engine<C> engine;

    Mail(Engine<C> engine) {
        this.engine = engine;
    }

    void pass(String winner, AggregateId aggregate, List<Command<C>> commands) {
        List<Object> written = new ArrayList<>();
        commands.forEach(command -> written.add(Map.of(
                "id", command.id(),
                "actor", command.actor(),
                "body", engine.rules().write(command.body()))));
        Map<String, @Nullable Object> message = about(PASS, aggregate);
        message.put("from", engine.boot());
        message.put("commands", written);
        engine.ports().post().send(winner, message);
    }

    /** Takes a message if it is one of these; false if it is for someone else. */
    boolean receive(Map<String, @Nullable Object> message) {
        return switch (String.valueOf(message.get("kind"))) {
            case PASS -> decideFor(message);
            case OUTCOME -> comesBack(message);
            default -> false;
        };
    }

    private boolean decideFor(Map<String, @Nullable Object> message) {
        AggregateId aggregate = AggregateId.parse(text(message, "aggregate"));
        String from = text(message, "from");
        for (Object each : (List<?>) nonNull(message.get("commands"))) {
            Map<String, @Nullable Object> written = map(each);
            Command<C> command = new Command<>(
                    text(written, "id"),
                    text(written, "actor"),
                    engine.rules().read(map(nonNull(written.get("body")))),
                    null,
                    Place.NONE);
            engine.aggregates()
                    .decidePassed(aggregate, command)
                    .thenAccept(outcome -> answer(from, aggregate, command.id(), outcome));
        }
        return true;
    }

    private void answer(String to, AggregateId aggregate, String command, Outcome outcome) {
        Map<String, @Nullable Object> message = about(OUTCOME, aggregate);
        message.put("command", command);
        switch (outcome) {
            case Outcome.Stored(long seq, var reply, List<Signal> signals) -> {
                message.put("seq", seq);
                message.put("reply", reply);
                message.put("signals", signals.stream().map(Mail::written).toList());
            }
            case Outcome.Refused(String code, String sentence) -> {
                message.put("code", code);
                message.put("sentence", sentence);
            }
            case Outcome.Doubtful _, Outcome.Early _ -> message.put("doubt", true);
        }
        engine.ports().post().send(to, message);
    }

    private boolean comesBack(Map<String, @Nullable Object> message) {
        AggregateId aggregate = AggregateId.parse(text(message, "aggregate"));
        engine.aggregates().passedBack(aggregate, text(message, "command"), outcome(message));
        return true;
    }

    private static Outcome outcome(Map<String, @Nullable Object> message) {
        if (message.get("code") != null) {
            return new Outcome.Refused(text(message, "code"), text(message, "sentence"));
        }
        if (message.get("seq") instanceof Number seq) {
            List<Signal> signals = ((List<?>) nonNull(message.get("signals")))
                    .stream().map(each -> signal(map(each))).toList();
            return new Outcome.Stored(seq.longValue(), message.get("reply"), signals);
        }
        return new Outcome.Doubtful();
    }

    private static Map<String, @Nullable Object> written(Signal signal) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put("to", signal.to());
        written.put("event", signal.event());
        written.put("payload", signal.payload());
        return written;
    }

    private static Signal signal(Map<String, @Nullable Object> written) {
        return new Signal(text(written, "to"), text(written, "event"), map(nonNull(written.get("payload"))));
    }

    private static Map<String, @Nullable Object> about(String kind, AggregateId aggregate) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("kind", kind);
        message.put("aggregate", aggregate.toString());
        return message;
    }

    private static String text(Map<String, @Nullable Object> message, String key) {
        return String.valueOf(message.get(key));
    }

    @SuppressWarnings("unchecked") // messages are JSON objects
    private static Map<String, @Nullable Object> map(Object value) {
        return (Map<String, @Nullable Object>) value;
    }

    private static Object nonNull(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("Expected a message about commands but a part is missing");
        }
        return value;
    }
}
