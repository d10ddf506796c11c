package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Asker;
import org.digitalstage.platform.aggregate.Command;
import org.digitalstage.platform.aggregate.entity.State;
import org.jspecify.annotations.Nullable;

/** What instances say to each other about commands: decide these for me, and this became of them. */
final class Mail<C> {

    private static final String PASS = "pass-commands";
    private static final String OUTCOMES = "command-outcomes";
    private static final Duration STALE = Duration.ofSeconds(5);

    private final Engine<C> engine;
    private final Letters<C> letters;

    Mail(Engine<C> engine) {
        this.engine = engine;
        this.letters = new Letters<>(engine.rules());
    }

    void pass(String winner, AggregateId aggregate, List<Command<C>> commands) {
        Map<String, @Nullable Object> message = about(PASS, aggregate);
        message.put("from", engine.boot());
        message.put("at", engine.around().wall().getAsLong());
        message.put("commands", commands.stream().map(letters::written).toList());
        engine.post(winner, message);
    }

    /** Takes a message if it is one of these; false if it is for someone else. */
    boolean receive(Map<String, @Nullable Object> message) {
        return switch (String.valueOf(message.get("kind"))) {
            case PASS -> decideFor(message);
            case OUTCOMES -> comesBack(message);
            default -> false;
        };
    }

    /** Whoever passed commands long ago has decided on them itself meanwhile, and no longer remembers that for us. */
    private boolean isStale(Map<String, @Nullable Object> message) {
        long age = engine.around().wall().getAsLong() - Letters.number(message, "at");
        return age > STALE.toMillis();
    }

    private boolean decideFor(Map<String, @Nullable Object> message) {
        if (isStale(message)) {
            return true;
        }
        AggregateId aggregate = AggregateId.parse(Letters.text(message, "aggregate"));
        List<Command<C>> commands =
                Letters.list(message, "commands").stream().map(letters::command).toList();
        // Whoever passed them takes them back soon: what was not decided by then is not decided here any more.
        long now = engine.now();
        Asker passer = since -> CompletableFuture.completedFuture(since <= now);
        List<CompletableFuture<Handover.PassedAnswer>> answers = new ArrayList<>();
        for (Command<C> command : commands) {
            answers.add(engine.aggregates()
                    .decidePassed(aggregate, command, passer)
                    .thenApply(outcome -> new Handover.PassedAnswer(command.id(), outcome))
                    .toCompletableFuture());
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenRun(() -> answer(Letters.text(message, "from"), aggregate, answers));
        return true;
    }

    private void answer(String to, AggregateId aggregate, List<CompletableFuture<Handover.PassedAnswer>> answers) {
        Map<String, @Nullable Object> message = about(OUTCOMES, aggregate);
        message.put("seq", engine.aggregates().held(aggregate).map(State::seq).orElse(0L));
        message.put(
                "outcomes",
                answers.stream()
                        .map(CompletableFuture::join)
                        .map(each -> Letters.written(each.command(), each.outcome()))
                        .toList());
        engine.post(to, message);
    }

    private boolean comesBack(Map<String, @Nullable Object> message) {
        AggregateId aggregate = AggregateId.parse(Letters.text(message, "aggregate"));
        List<Handover.PassedAnswer> answers = Letters.list(message, "outcomes").stream()
                .map(each -> new Handover.PassedAnswer(Letters.text(each, "command"), Letters.outcome(each)))
                .toList();
        engine.aggregates().passedBack(aggregate, answers, Letters.number(message, "seq"));
        return true;
    }

    private static Map<String, @Nullable Object> about(String kind, AggregateId aggregate) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("kind", kind);
        message.put("aggregate", aggregate.toString());
        return message;
    }
}
