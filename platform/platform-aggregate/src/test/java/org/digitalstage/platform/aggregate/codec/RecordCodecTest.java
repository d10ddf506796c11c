package org.digitalstage.platform.aggregate.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Kinds;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    private static final EntityKind<String> CHOIR =
            EntityKind.<String>named("choir").declared();
    private final RecordCodec<Order> codec = new RecordCodec<>(Order.class, Written.kinds(new Kinds(List.of(CHOIR))));

    @Test
    void theSimpleNameTellsTheRecord() {
        assertThat(codec.write(new Nothing())).isEqualTo(Map.of("type", "Nothing"));
    }

    @Test
    void eachComponentIsWrittenAsJson() {
        Id<String> id = Id.own(5);
        assertThat(codec.write(new Target(id, new AggregateId("mix", "a/b"), CHOIR, Verb.CHANGE)))
                .isEqualTo(Map.of(
                        "type", "Target", "id", id.hex(), "aggregate", "mix/a/b", "kind", "choir", "verb", "CHANGE"));
        assertThat(codec.write(new Maybe(Optional.empty(), null))).isEqualTo(Map.of("type", "Maybe"));
    }

    @Test
    void everyRecordReadsBackAsItWas() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            Order order = random(random, 3);
            Map<String, Object> written = overTheWire(codec.write(order));
            assertThat(codec.read(written)).as("seed %d", seed).isEqualTo(order);
        }
    }

    @Test
    void anUnknownRecordIsAFault() {
        assertThatThrownBy(() -> codec.read(Map.of("type", "Later")))
                .hasMessage("Expected a known Order but got Later");
    }

    @Test
    void whatIsNeededAndMissingIsAFault() {
        assertThatThrownBy(() -> codec.read(Map.of("type", "Text")))
                .hasMessage("Expected Text to have text but it has not");
        assertThat(codec.read(Map.of("type", "Numbers"))).isEqualTo(new Numbers(0, 0, 0, false));
    }

    @Test
    void unknownComponentsAreLeftOut() {
        assertThat(codec.read(Map.of("type", "Text", "text", "a", "newer", 1))).isEqualTo(new Text("a"));
    }

    @Test
    void whatCannotBeWrittenIsKnownAtTheStart() {
        assertThatThrownBy(() -> new RecordCodec<>(Strange.class)).hasMessageContaining("java.util.Random");
        assertThatThrownBy(() -> new RecordCodec<>(Tagged.class)).hasMessageContaining("no component type");
    }

    private static Order random(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 6)) {
            case 0 -> new Nothing();
            case 1 -> new Text("t" + random.nextInt());
            case 2 -> new Numbers(random.nextInt(), random.nextLong(), random.nextDouble(), random.nextBoolean());
            case 3 ->
                new Target(
                        Id.own(random.nextLong()), new AggregateId("a", "b/" + random.nextInt()), CHOIR, Verb.REMOVE);
            case 4 ->
                new Maybe(Optional.of(random.nextInt()).filter(n -> n % 2 == 0), random.nextBoolean() ? "m" : null);
            case 5 -> {
                Map<String, Object> fields = new HashMap<>();
                fields.put("a", null);
                fields.put("b", Arrays.asList(1, null, Map.of("c", 2.5)));
                yield new Free(fields, Map.of("x", new Text("y")), List.of(1L, 2L));
            }
            default ->
                new Several(List.of(random(random, depth - 1), random(random, depth - 1)), random(random, depth - 1));
        };
    }

    /** What a store may make of numbers. */
    private static Map<String, Object> overTheWire(Map<String, Object> written) {
        Map<String, Object> copy = new LinkedHashMap<>(written);
        copy.replaceAll((key, value) -> value instanceof Integer number ? (Object) number.longValue() : value);
        return copy;
    }

    sealed interface Order {}

    sealed interface Plain extends Order {}

    record Nothing() implements Plain {}

    record Text(String text) implements Plain {}

    record Numbers(int small, long large, double broken, boolean flag) implements Plain {}

    record Target(Id<String> id, AggregateId aggregate, EntityKind<?> kind, Verb verb) implements Order {}

    record Maybe(Optional<Integer> number, @Nullable String text) implements Order {}

    record Free(Map<String, @Nullable Object> fields, Map<String, Text> texts, List<Long> numbers) implements Order {}

    record Several(List<Order> orders, Order last) implements Order {}

    sealed interface Strange {}

    record Chance(Random random) implements Strange {}

    sealed interface Tagged {}

    record Tag(String type) implements Tagged {}
}
