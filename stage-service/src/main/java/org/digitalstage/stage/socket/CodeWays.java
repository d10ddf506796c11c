package org.digitalstage.stage.socket;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.journal.limit.Limit;
import org.digitalstage.platform.journal.limit.Limiter;
import org.digitalstage.platform.journal.limit.Taken;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.model.Ban;
import org.digitalstage.stage.model.Invite;
import org.digitalstage.stage.model.InviteCode;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.protocol.ClientCommand;
import org.jspecify.annotations.Nullable;

/** The way of somebody who holds a code: it is looked up only so often, for there are not many of them. */
final class CodeWays {

    private static final Limit A_MINUTE = new Limit("invite-code", 10, Duration.ofMinutes(1));
    private static final Limit A_DAY = new Limit("invite-code-day", 100, Duration.ofDays(1));

    private final Rooms rooms;
    private final Limiter limiter;
    private final Clock clock;

    CodeWays(Rooms rooms, Limiter limiter, Clock clock) {
        this.rooms = rooms;
        this.limiter = limiter;
        this.clock = clock;
    }

    /** Counted before it is looked up; one that leads somewhere is given back. */
    Way decode(Session session, ClientCommand.DecodeInvite decode) {
        String user = session.user().hex();
        return new Way(
                null,
                () -> limiter.take(A_MINUTE, user)
                        .thenCombine(limiter.take(A_DAY, user), CodeWays::both)
                        .thenCompose(tries -> find(session, decode.code().clear())
                                .thenApply(found -> found.map(invite -> {
                                            tries.giveBack();
                                            return Answer.done(invite);
                                        })
                                        .orElseGet(Answer::nothing))));
    }

    private static Tries both(Optional<Taken> ofMinute, Optional<Taken> ofDay) {
        if (ofMinute.isEmpty() || ofDay.isEmpty()) {
            throw new Rejected(
                    "too-many",
                    "Too many codes that lead nowhere, try again " + (ofDay.isEmpty() ? "tomorrow" : "in a minute"));
        }
        return new Tries(ofMinute.get(), ofDay.get());
    }

    private CompletionStage<Optional<Map<String, @Nullable Object>>> find(Session session, String code) {
        if (!InviteCode.isCode(code)) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        return rooms.latest(Names.invite(code))
                .thenCompose(claimed -> stage(claimed)
                        .map(stage -> rooms.latest(Names.stage(stage)).thenApply(state -> invite(session, code, state)))
                        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
    }

    private static Optional<Id<Stage>> stage(State claimed) {
        return InviteCode.KIND.all(claimed).stream().findFirst().map(InviteCode.STAGE_ID::require);
    }

    /** The stage has the last word; it invites nobody who was banned. */
    private Optional<Map<String, @Nullable Object>> invite(Session session, String code, State stage) {
        if (Ban.of(stage, session.user()).isPresent()) {
            return Optional.empty();
        }
        return Invite.find(stage, code, clock.millis()).map(invite -> {
            session.invites().remember(Invite.STAGE_ID.require(invite), code);
            return written(invite);
        });
    }

    /** Without a group the key is not there: native clients check that. */
    private static Map<String, @Nullable Object> written(Entity invite) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put("_id", invite.id().hex());
        written.put(Invite.STAGE_ID.name(), invite.get(Invite.STAGE_ID.name()));
        Invite.GROUP_ID.of(invite).ifPresent(group -> written.put(Invite.GROUP_ID.name(), group.hex()));
        written.put(Invite.CODE.name(), Invite.CODE.require(invite));
        written.put(Invite.EXPIRES_AT.name(), Invite.EXPIRES_AT.require(invite));
        return written;
    }

    /** What a look-up takes of what a person has. */
    private record Tries(Taken ofMinute, Taken ofDay) {
        void giveBack() {
            ofMinute.giveBack();
            ofDay.giveBack();
        }
    }
}
