package org.digitalstage.stage.socket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.Rules;
import org.digitalstage.platform.aggregate.Signal;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.jwt.Caller;
import org.digitalstage.platform.jwt.InvalidToken;
import org.digitalstage.platform.jwt.TokenValidator;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.model.protocol.ClientCommand;
import org.digitalstage.stage.model.protocol.StateHash;
import org.jspecify.annotations.Nullable;

/** The ways of the commands that change no aggregate: signals to other clients, a newer token, the hash of what is visible. */
final class SessionWays {

    private final Rooms rooms;
    private final Rules<StageCommand> rules;
    private final Signals signals;
    private final TokenValidator tokens;
    private final Revocations revocations;

    SessionWays(
            Rooms rooms, Rules<StageCommand> rules, Signals signals, TokenValidator tokens, Revocations revocations) {
        this.rooms = rooms;
        this.rules = rules;
        this.signals = signals;
        this.tokens = tokens;
        this.revocations = revocations;
    }

    /** Decided on the state as it stands: a signal is never stored, and passes also while the store is away. */
    Way signal(Actor actor, ClientCommand.SendSignal signal) {
        AggregateId target = Names.stage(signal.to().owner());
        return new Way(target, () -> {
            State stage = rooms.aggregates()
                    .held(target)
                    .orElseThrow(() -> new Rejected("not-found", "Unknown stage device " + signal.to()));
            Decision decision = rules.decide(
                    new OnStage.SendSignal(actor, signal.what(), signal.from(), signal.to(), signal.body()), stage);
            for (Signal told : decision.signals()) {
                signals.tell(told, boots(decision));
            }
            return CompletableFuture.completedStage(Answer.done(null));
        });
    }

    private static List<String> boots(Decision decision) {
        return decision.reply() instanceof List<?> boots
                ? boots.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The session lives on until the newer token ends; it must be the same account's. */
    Way renew(Session session, ClientCommand.RenewToken renew) {
        return new Way(
                null,
                () -> tokens.validate(renew.token().clear())
                        .toFuture()
                        .handle((caller, fault) -> renewed(session, caller, fault)));
    }

    private Answer renewed(Session session, @Nullable Caller caller, @Nullable Throwable fault) {
        if (caller == null) {
            return Answer.refused(
                    fault instanceof InvalidToken
                            ? "Invalid authorization"
                            : "The token cannot be checked at the moment, the session goes on with the old one");
        }
        if (!caller.accountId().equals(session.caller().accountId())) {
            return Answer.refused("Expected a token of the same account but got another one's");
        }
        if (revocations.isRevoked(caller)) {
            return Answer.refused("Invalid authorization");
        }
        session.renew(caller);
        if (revocations.isRevoked(caller)) {
            session.connection().drop(); // just now, when the session still had its older token
        }
        return Answer.done(null);
    }

    /**
     * Per visible aggregate its seq and a hash over what this session sees of it. States are taken on their lanes and hashed elsewhere: that
     * takes long, and others wait there.
     */
    Way stateHash(Session session) {
        return new Way(null, () -> {
            Map<AggregateId, Seen> seen = new ConcurrentHashMap<>();
            CompletionStage<Void> all = CompletableFuture.completedStage(null);
            for (AggregateId aggregate : session.attendance().halls()) {
                CompletionStage<Void> one = session.attendance().visit(aggregate, 0, (hall, state) -> {
                    if (!hall.keys(session).isEmpty()) {
                        seen.put(aggregate, new Seen(state, hall.keys(session)));
                    }
                });
                all = all.thenCombine(one, (some, more) -> null);
            }
            return all.thenApplyAsync(done -> Answer.done(hashes(seen)));
        });
    }

    private static Map<String, @Nullable Object> hashes(Map<AggregateId, Seen> seen) {
        Map<String, @Nullable Object> hashes = new TreeMap<>();
        seen.forEach((aggregate, what) -> hashes.put(aggregate.toString(), what.hash()));
        return hashes;
    }

    private record Seen(State state, Set<String> keys) {
        Map<String, Object> hash() {
            Map<String, Object> hash = new LinkedHashMap<>();
            hash.put("seq", state.seq());
            hash.put("sha256", StateHash.of(state, keys));
            return hash;
        }
    }
}
