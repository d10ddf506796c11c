package org.digitalstage.platform.aggregate.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitalstage.platform.aggregate.kind.Choirs.BENCH;
import static org.digitalstage.platform.aggregate.kind.Choirs.CHOIR;
import static org.digitalstage.platform.aggregate.kind.Choirs.ID;
import static org.digitalstage.platform.aggregate.kind.Choirs.KINDS;
import static org.digitalstage.platform.aggregate.kind.Choirs.SINGER;
import static org.digitalstage.platform.aggregate.kind.Choirs.VOICE;
import static org.digitalstage.platform.aggregate.kind.Choirs.map;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.junit.jupiter.api.Test;

class KindsTest {

    private final State state = Choirs.with(
            CHOIR.added(ID, Map.of()),
            VOICE.added(Id.of(ID, 1), map("choirId", ID.hex())),
            VOICE.added(Id.of(ID, 2), map("choirId", ID.hex())),
            SINGER.added(Id.of(ID, 3), map("voiceId", Id.of(ID, 1).hex(), "name", "Jo")),
            SINGER.added(Id.of(ID, 4), map("voiceId", null, "name", "Jo")),
            BENCH.added(Id.of(ID, 5), map("singerId", Id.of(ID, 3).hex())),
            BENCH.added(Id.of(ID, 6), map("singerId", Id.of(ID, 4).hex())));

    @Test
    void removalTakesWhatBelongsToItFirst() {
        assertThat(KINDS.removal(state, VOICE, Id.of(ID, 1)))
                .containsExactly(
                        BENCH.removed(Id.of(ID, 5)), SINGER.removed(Id.of(ID, 3)), VOICE.removed(Id.of(ID, 1)));
    }

    @Test
    void removalOfTheWholeLeavesNothing() {
        List<Change> changes = KINDS.removal(state, CHOIR, ID);
        assertThat(changes).hasSize(7).doesNotHaveDuplicates();
        assertThat(changes.getLast()).isEqualTo(CHOIR.removed(ID));
        State after = state.with(changes);
        assertThat(KINDS.all()).allSatisfy(kind -> assertThat(kind.all(after)).isEmpty());
    }

    @Test
    void removalOfWhatIsNotThereIsNothing() {
        assertThat(KINDS.removal(state, VOICE, Id.of(ID, 99))).isEmpty();
    }

    @Test
    void anEntityIsFoundByItsNaturalKey() {
        assertThat(SINGER.sameAs(state, map("name", "Jo", "voiceId", null))
                        .orElseThrow()
                        .id()
                        .number())
                .isEqualTo(4);
        assertThat(SINGER.sameAs(state, map("name", "Flo", "voiceId", null))).isEmpty();
        assertThat(VOICE.sameAs(state, map())).as("a kind without such a key").isEmpty();
    }

    @Test
    void entitiesAreFoundByAField() {
        assertThat(VOICE.where(state, Choirs.CHOIR_ID, ID)).hasSize(2);
    }

    @Test
    void anUnknownKindIsAFault() {
        assertThatThrownBy(() -> KINDS.named("organ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(KINDS.named("voice")).isSameAs(VOICE);
    }
}
