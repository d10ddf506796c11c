package org.digitalstage.platform.aggregate.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.Rules;
import org.digitalstage.platform.aggregate.Signal;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Source;
import org.digitalstage.platform.aggregate.kind.Json;
import org.jspecify.annotations.Nullable;

/** The written form of commands and outcomes between instances: JSON values. */
final class Letters<C> {

    private final Rules<C> rules;

    Letters(Rules<C> rules) {
        this.rules = rules;
    }

    Map<String, @Nullable Object> written(Command<C> command) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put("id", command.id());
        written.put("actor", command.actor());
        written.put("body", rules.write(command.body()));
        written.put("after", written(command.after()));
        Source source = command.source();
        if (source != null) {
            written.put("source", source.aggregate().toString());
            written.put("place", written(source.place()));
        }
        return written;
    }

    Command<C> command(Map<String, @Nullable Object> written) {
        Source source = written.get("source") instanceof String aggregate
                ? new Source(AggregateId.parse(aggregate), place(written, "place"))
                : null;
        return new Command<>(
                text(written, "id"),
                text(written, "actor"),
                rules.read(map(written, "body")),
                source,
                place(written, "after"));
    }

    static Map<String, @Nullable Object> written(String command, Outcome outcome) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put("command", command);
        switch (outcome) {
            case Outcome.Stored(long seq, var reply, List<Signal> signals) -> {
                written.put("seq", seq);
                written.put("reply", reply);
                written.put("signals", signals.stream().map(Letters::written).toList());
            }
            case Outcome.Refused(String code, String sentence) -> {
                written.put("code", code);
                written.put("sentence", sentence);
            }
            case Outcome.Early _ -> written.put("early", true);
            case Outcome.Doubtful _ -> {}
        }
        return written;
    }

    static Outcome outcome(Map<String, @Nullable Object> written) {
        if (written.get("code") != null) {
            return new Outcome.Refused(text(written, "code"), text(written, "sentence"));
        }
        if (written.get("seq") != null) {
            List<Signal> signals =
                    list(written, "signals").stream().map(Letters::signal).toList();
            return new Outcome.Stored(number(written, "seq"), written.get("reply"), signals);
        }
        return written.get("early") != null ? new Outcome.Early() : new Outcome.Doubtful();
    }

    private static Map<String, @Nullable Object> written(Signal signal) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put("to", signal.to());
        written.put("event", signal.event());
        written.put("payload", signal.payload());
        return written;
    }

    private static Signal signal(Map<String, @Nullable Object> written) {
        return new Signal(text(written, "to"), text(written, "event"), map(written, "payload"));
    }

    private static List<Object> written(Place place) {
        return List.of(place.seq(), place.index());
    }

    private static Place place(Map<String, @Nullable Object> written, String key) {
        return written.get(key) instanceof List<?> place
                        && place.size() == 2
                        && place.get(0) instanceof Number seq
                        && place.get(1) instanceof Number index
                ? new Place(seq.longValue(), index.intValue())
                : Place.NONE;
    }

    static String text(Map<String, @Nullable Object> written, String key) {
        return String.valueOf(written.get(key));
    }

    static long number(Map<String, @Nullable Object> written, String key) {
        return written.get(key) instanceof Number number ? number.longValue() : 0;
    }

    static Map<String, @Nullable Object> map(Map<String, @Nullable Object> written, String key) {
        return Json.object(written.get(key));
    }

    @SuppressWarnings("unchecked") // messages are JSON values: these lists are lists of objects
    static List<Map<String, @Nullable Object>> list(Map<String, @Nullable Object> written, String key) {
        return written.get(key) instanceof List<?> list ? (List<Map<String, @Nullable Object>>) list : List.of();
    }
}
