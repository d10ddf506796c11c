package org.digitalstage.stage.socket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Decision;
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
import org.digitalstage.stage.feature.Talk;
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
        return new Way(
                target, () -> rooms.look(() -> decide(actor, signal), target).thenApply(this::tell));
    }

    private Decision decide(Actor actor, ClientCommand.SendSignal signal) {
        State stage = rooms.aggregates()
                .held(Names.stage(signal.to().owner()))
                .orElseThrow(() -> Talk.unreachable(signal.to()));
        return rules.decide(
                new OnStage.SendSignal(actor, signal.what(), signal.from(), signal.to(), signal.payload()), stage);
    }

    private Answer tell(Decision decision) {
        for (Signal told : decision.signals()) {
            signals.tell(told, boots(decision));
        }
        return Answer.done(null);
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

    /** Per visible aggregate its seq and a hash over what this session sees of it. */
    Way stateHash(Session session) {
        return new Way(
                null,
                () -> session.attendance()
                        .look(SessionWays::hashes)
                        .thenApply(hashes -> Answer.done(hashes.orElse(Map.of()))));
    }

    private static Map<String, @Nullable Object> hashes(List<Seen> seen) {
        Map<String, @Nullable Object> hashes = new TreeMap<>();
        for (Seen each : seen) {
            Map<String, Object> hash = new LinkedHashMap<>();
            hash.put("seq", each.state().seq());
            hash.put("sha256", StateHash.of(each.state(), each.keys()));
            hashes.put(each.state().aggregate().toString(), hash);
        }
        return hashes;
    }
}
