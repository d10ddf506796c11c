package org.digitalstage.platform.aggregate.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntitiesTest {

    private final Map<Id<?>, Entity> expected = new LinkedHashMap<>();
    private final List<Map<Id<?>, Entity>> copies = new ArrayList<>();
    private final List<Map<Id<?>, Entity>> asTheyWere = new ArrayList<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theyAreWhatAnOrderedMapIsAndNoCopyChangesAnother(long seed) {
        Random random = new Random(seed);
        Map<Id<?>, Entity> entities = Entities.copyOf(Map.of());
        for (int i = 0; i < 2000; i++) {
            if (random.nextInt(4) == 0) {
                copies.add(entities);
                asTheyWere.add(new LinkedHashMap<>(expected));
                entities = Entities.copyOf(entities);
            }
            change(entities, random);
            assertSame(entities, expected);
        }
        for (int i = 0; i < copies.size(); i++) {
            assertSame(copies.get(i), asTheyWere.get(i));
        }
    }

    private void change(Map<Id<?>, Entity> entities, Random random) {
        Id<?> id = Id.of(Id.own(7), random.nextInt(40));
        if (random.nextInt(3) == 0) {
            assertThat(entities.remove(id)).isEqualTo(expected.remove(id));
        } else {
            Entity entity = new Entity("group", id, Map.of("n", random.nextInt()));
            assertThat(entities.put(id, entity)).isEqualTo(expected.put(id, entity));
        }
    }

    private static void assertSame(Map<Id<?>, Entity> entities, Map<Id<?>, Entity> expected) {
        assertThat(entities).isEqualTo(expected).hasSameHashCodeAs(expected);
        assertThat(entities.values()).containsExactlyElementsOf(expected.values());
        assertThat(entities.keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((id, entity) -> assertThat(entities.get(id)).isEqualTo(entity));
        assertThat(entities.get(Id.of(Id.own(7), 99))).isNull();
    }
}
