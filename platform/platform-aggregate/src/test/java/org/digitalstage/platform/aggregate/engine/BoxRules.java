package org.digitalstage.platform.aggregate.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.Rules;
import org.digitalstage.platform.aggregate.Signal;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.Events;
import org.jspecify.annotations.Nullable;

/** Boxes with coins and things in them: small rules that use everything the machine has. */
class BoxRules implements Rules<Order> {

    static final String BOX = "box";
    static final String THING = "thing";
    /** What is said so cannot be written: see {@link Cursed}. */
    static final String CURSE = "curse";

    private static final String TRAP = "trap";
    private static final int MOST_COINS = 60;

    static AggregateId box(int number) {
        return new AggregateId(BOX, Id.own(number).hex());
    }

    @Override
    public Decision decide(Order order, Facts facts) {
        Id<?> own = new Id<>(facts.aggregate().key());
        List<Change> changes = new ArrayList<>();
        Entity box = facts.find(BOX, own).orElse(null);
        if (box == null) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("coins", 0);
            fields.put("count", 0);
            changes.add(new Change.Added(BOX, own, fields));
            box = new Entity(BOX, own, fields);
        }
        long number = facts.nextNumber() + changes.size();
        Decision decision = decide(order, facts, box, number);
        changes.addAll(decision.changes());
        boolean readOnly = decision.isEmpty();
        return readOnly ? decision : new Decision(changes, decision.signals(), decision.requests(), decision.reply());
    }

    private static Decision decide(Order order, Facts facts, Entity box, long number) {
        int coins = number(box, "coins");
        int count = number(box, "count");
        return switch (order.verb()) {
            case "ask" -> Decision.nothing().reply(coins);
            case "signal" -> Decision.nothing().signals(List.of(new Signal("device/1", "rang", Map.of())));
            case "count" -> changed(box, "count", count + 1).reply(count + 1);
            case "mint" -> changed(box, "coins", coins + order.amount());
            case "level" -> changed(box, "level", order.amount());
            case "tilt" -> changed(box, "tilt", order.amount());
            case "snare" -> changed(box, "snare", order.amount());
            case "make" -> make(box, number, order.amount());
            case "turn" ->
                first(facts)
                        .map(thing -> changed(thing, "level", order.amount()))
                        .orElseThrow(BoxRules::empty);
            case "drop" ->
                Decision.of(List.of(new Change.Removed(
                        THING, first(facts).orElseThrow(BoxRules::empty).id())));
            case "say" -> Decision.of(List.of(new Change.Said("word", Map.of("text", "x".repeat(order.amount())))));
            case "trap" ->
                Decision.of(List.of(
                        new Change.Changed(BOX, box.id(), Map.of("coins", coins + 1)),
                        new Change.Said(TRAP, Map.of())));
            case "curse" -> Decision.of(List.of(new Change.Said(CURSE, Map.of())));
            case "jinx" -> Decision.nothing().then(List.of(request(order.other(), Order.of("fail"))));
            case "hex" -> Decision.nothing().then(List.of(request(order.other(), Order.of("curse"))));
            case "nothing" -> Decision.nothing();
            case "fail" -> throw new IllegalStateException("Expected to fail");
            case "refuse" -> throw new Rejected("no", "Expected another but got this");
            case "fill" -> fill(box, coins, order.amount());
            case "give" -> give(box, coins, order);
            case "take" -> take(box, coins, order);
            case "back" -> changed(box, "coins", coins + order.amount());
            case "poke" -> Decision.nothing().then(List.of(request(order.other(), Order.of("refuse"))));
            case "tell" ->
                changed(box, "count", count + 1)
                        .then(List.of(new Decision.Request(
                                new AggregateId(Events.TARGET, "boxes"),
                                Order.of("told", count + 1, facts.aggregate()).written())));
            default -> throw new IllegalStateException("Expected a known verb but got " + order.verb());
        };
    }

    private static Decision make(Entity box, long number, int level) {
        Id<?> id = Id.of(box.id(), number);
        return Decision.of(List.of(new Change.Added(THING, id, Map.of("level", level))))
                .reply(id.hex());
    }

    private static Decision fill(Entity box, int coins, int most) {
        if (coins >= most) {
            throw new Rejected("full", "Expected room in the box but it is full");
        }
        return changed(box, "coins", coins + 1);
    }

    private static Decision give(Entity box, int coins, Order order) {
        if (coins < order.amount()) {
            throw new Rejected("poor", "Expected " + order.amount() + " coins but there are " + coins);
        }
        Order taking =
                Order.of("take", order.amount(), new AggregateId(BOX, box.id().hex()));
        return changed(box, "coins", coins - order.amount()).then(List.of(request(order.other(), taking)));
    }

    /** A full box refuses, and sends the coins back. */
    private static Decision take(Entity box, int coins, Order order) {
        return coins + order.amount() > MOST_COINS
                ? Decision.nothing().then(List.of(request(order.other(), Order.of("back", order.amount()))))
                : changed(box, "coins", coins + order.amount());
    }

    private static Decision.Request request(@Nullable AggregateId target, Order order) {
        return new Decision.Request(target == null ? box(1) : target, order.written());
    }

    private static Decision changed(Entity entity, String field, int value) {
        return Decision.of(List.of(new Change.Changed(entity.kind(), entity.id(), Map.of(field, value))));
    }

    private static Optional<Entity> first(Facts facts) {
        return facts.all(THING).stream().findFirst();
    }

    private static Rejected empty() {
        return new Rejected("empty", "Expected a thing in the box but there is none");
    }

    static int number(Entity entity, String field) {
        return entity.get(field) instanceof Number number ? number.intValue() : 0;
    }

    @Override
    public Map<String, @Nullable Object> write(Order order) {
        return order.written();
    }

    @Override
    public Order read(Map<String, @Nullable Object> written) {
        return Order.read(written);
    }

    @Override
    public boolean revokes(Change change) {
        if (change instanceof Change.Said said && said.kind().equals(TRAP)) {
            throw new IllegalStateException("Expected to fail when all is decided");
        }
        return change instanceof Change.Removed;
    }

    @Override
    public boolean isContinuous(Change.Changed change) {
        if (change.fields().containsKey("snare")) {
            throw new IllegalStateException("Expected to fail when an entry is merged");
        }
        return List.of("level", "tilt").containsAll(change.fields().keySet());
    }

    @Override
    public List<Id<?>> parents(Change.Changed change, Facts facts) {
        return change.kind().equals(THING) ? List.of(new Id<>(facts.aggregate().key())) : List.of();
    }
}
