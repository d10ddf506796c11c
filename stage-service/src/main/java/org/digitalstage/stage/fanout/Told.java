package org.digitalstage.stage.fanout;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Event;
import org.digitalstage.platform.wire.frame.EncodedFrame;
import org.digitalstage.platform.wire.outbox.Coalescing;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.digitalstage.platform.wire.socket.Connection;
import org.digitalstage.stage.model.StageUser;
import org.digitalstage.stage.model.protocol.Dialect;
import org.jspecify.annotations.Nullable;

/** One event in one view, for all who see it: encoded in each form when the first one needs it so, and then shared. */
final class Told {

    private final Event event;
    private final Coalescing rule;
    private final AggregateId aggregate;
    private final long seq;
    private final @Nullable String notTo;
    private final AtomicReferenceArray<Outgoing> encoded = new AtomicReferenceArray<>(2 * Dialect.COUNT);

    private Told(Event event, Coalescing rule, AggregateId aggregate, long seq, @Nullable String notTo) {
        this.event = event;
        this.rule = rule;
        this.aggregate = aggregate;
        this.seq = seq;
        this.notTo = notTo;
    }

    static Told of(
            EntityKind<?> kind, Change change, @Nullable Entity entity, Event event, AggregateId aggregate, long seq) {
        // A person hears of himself from his own aggregate, unless he keeps each aggregate apart.
        String notTo = change instanceof Change.Changed changed && kind.equals(StageUser.KIND)
                ? changed.id().hex()
                : null;
        return new Told(event, rule(kind, change, entity), aggregate, seq, notTo);
    }

    /** An event that no change stands behind. */
    static Told of(Event event, AggregateId aggregate, long seq) {
        return new Told(event, Coalescing.BARRIER, aggregate, seq, null);
    }

    private static Coalescing rule(EntityKind<?> kind, Change change, @Nullable Entity entity) {
        return switch (change) {
            case Change.Changed changed
            when kind.isContinuous(changed.fields()) ->
                Coalescing.continuous(changed.id().hex(), changed.fields().keySet(), parents(kind, entity));
            case Change.Changed changed -> Coalescing.about(changed.id().hex());
            case Change.Added added -> Coalescing.about(added.id().hex());
            case Change.Removed removed -> Coalescing.about(removed.id().hex());
            case Change.Said said -> Coalescing.BARRIER;
        };
    }

    private static Set<String> parents(EntityKind<?> kind, @Nullable Entity entity) {
        return entity == null
                ? Set.of()
                : kind.owners(entity).stream().map(Id::hex).collect(Collectors.toSet());
    }

    /** What this connection gets of it; nothing of what its person is told elsewhere. Runs on event loops. */
    @Nullable
    Outgoing to(Connection connection) {
        if (!(connection.attachment() instanceof Listener listener)) {
            return null;
        }
        boolean placed = listener.resumes();
        return !placed && listener.user().hex().equals(notTo) ? null : encoded(placed, listener.dialect());
    }

    private Outgoing encoded(boolean placed, Dialect dialect) {
        int form = dialect.number() + (placed ? Dialect.COUNT : 0);
        Outgoing known = encoded.get(form);
        if (known == null) {
            known = new Outgoing(EncodedFrame.event(event.name(), arguments(placed, dialect)), rule);
            encoded.set(form, known);
        }
        return known;
    }

    private List<@Nullable Object> arguments(boolean placed, Dialect dialect) {
        List<@Nullable Object> arguments = dialect.arguments(event.arguments());
        if (placed && arguments.isEmpty()) {
            arguments.add(null);
        }
        if (placed) {
            arguments.add(Map.of("aggregate", aggregate.toString(), "seq", seq));
        }
        return arguments;
    }
}
