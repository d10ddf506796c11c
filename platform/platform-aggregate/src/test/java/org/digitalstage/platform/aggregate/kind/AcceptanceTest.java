package org.digitalstage.platform.aggregate.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitalstage.platform.aggregate.kind.Choirs.CHOIR;
import static org.digitalstage.platform.aggregate.kind.Choirs.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.junit.jupiter.api.Test;

class AcceptanceTest {

    @Test
    void onlyWhatAClientMayWriteIsTaken() {
        var accepted = CHOIR.accept(Verb.CHANGE, map("_id", "x", "name", "Bass", "key", "k", "count", 4, "local", 1));
        assertThat(accepted).isEqualTo(map("name", "Bass"));
    }

    @Test
    void someFieldsAreForTheCreationOnly() {
        assertThat(CHOIR.accept(Verb.CREATE, map("key", "k"))).isEqualTo(map("key", "k"));
    }

    @Test
    void unknownFieldsOfAnOpenKindAreKept() {
        assertThat(CHOIR.accept(Verb.CHANGE, map("mood", map("happy", true, "since", List.of(1, 2.5)))))
                .isEqualTo(map("mood", map("happy", true, "since", List.of(1, 2.5))));
    }

    @Test
    void unknownFieldsOfAClosedKindAreLeftOut() {
        assertThat(Choirs.VOICE.accept(Verb.CHANGE, map("mood", "happy", "name", "Alto")))
                .isEqualTo(map("name", "Alto"));
    }

    @Test
    void theNameUnderWhichASecretIsHintedAtIsNotKept() {
        assertThat(CHOIR.accept(Verb.CHANGE, map("password", "p", "hash", "h"))).isEmpty();
    }

    @Test
    void aFieldOutOfBoundsIsRefusedWithASentenceThatDoesNotRepeatIt() {
        assertThatThrownBy(() -> CHOIR.accept(Verb.CHANGE, map("name", "A very long name")))
                .isInstanceOf(Rejected.class)
                .hasMessage(
                        "Expected name to be a text of at most 10 characters on one line but got a text of 16 characters");
    }

    @Test
    void nothingIsRefusedWhereNothingIsNotAllowed() {
        assertThatThrownBy(() -> CHOIR.accept(Verb.CHANGE, map("loud", null)))
                .hasMessage("Expected loud to be a number from 0 to 4 but got nothing");
        assertThat(CHOIR.accept(Verb.CHANGE, map("note", null))).isEqualTo(map("note", null));
    }

    @Test
    void aPayloadMustBeAnObject() {
        assertThatThrownBy(() -> CHOIR.accept(Verb.CHANGE, List.of(1)))
                .hasMessage("Expected the payload to be an object but got a list of 1");
        assertThatThrownBy(() -> CHOIR.accept(Verb.CHANGE, null)).isInstanceOf(Rejected.class);
    }

    @Test
    void numbersGetOneForm() {
        assertThat(CHOIR.accept(Verb.CHANGE, map("loud", 2.0, "more", 3.0, "big", 5_000_000_000.0, "half", 0.5)))
                .isEqualTo(map("loud", 2, "more", 3, "big", 5_000_000_000L, "half", 0.5));
        assertThat(CHOIR.accept(Verb.CHANGE, map("more", -0.0))).isEqualTo(map("more", 0));
    }

    @Test
    void unknownFieldsAreLimitedInSizeKeysAndDepth() {
        Map<String, Object> many = map();
        for (int i = 0; i < 65; i++) {
            many.put("k" + i, 1);
        }
        List<Object> deep = List.of(List.of(List.of(List.of())));
        for (Map<String, Object> tooMuch : List.of(many, map("text", "x".repeat(16 * 1024)), map("deep", deep))) {
            assertThatThrownBy(() -> CHOIR.accept(Verb.CHANGE, tooMuch))
                    .hasMessageStartingWith("Expected further fields of at most 16384 bytes, 64 keys and a depth of 4");
        }
        many.remove("k64");
        assertThat(CHOIR.accept(Verb.CHANGE, many)).hasSize(64);
    }

    @Test
    void unknownFieldsOfAllChangesTogetherAreLimited() {
        Entity before = new Entity("choir", Choirs.ID, map("a", "x".repeat(10_000), "name", "y".repeat(20_000)));
        CHOIR.limit(before);
        assertThatThrownBy(() -> CHOIR.limit(before.with(map("b", "x".repeat(10_000)))))
                .isInstanceOf(Rejected.class);
    }

    /** Rules are for what is written anew: an entity from before them can still be changed. */
    @Test
    void ofWhatIsKeptAlreadyOnlyTheSizeIsLimited() {
        Entity before = new Entity("choir", Choirs.ID, map("a\nb", "\u001b", "name", "\u200b"));
        CHOIR.limit(before.with(map("loud", 2)));
        assertThat(CHOIR.differing(before, map("loud", 2))).isEqualTo(map("loud", 2));
        assertThat(CHOIR.wire(before, View.PUBLIC)).containsEntry("name", "\u200b");
    }

    @Test
    void namesThatAStoreCannotHoldAreRefused() {
        for (String name : new String[] {"$set", "a.b", "a\0b", "a\u001b", "x".repeat(101), "\ud800"}) {
            assertThatThrownBy(() -> CHOIR.accept(Verb.CHANGE, map(name, 1))).isInstanceOf(Rejected.class);
            assertThatThrownBy(() -> CHOIR.accept(Verb.CHANGE, map("in", map(name, 1))))
                    .isInstanceOf(Rejected.class);
        }
    }

    @Test
    void halfACharacterIsRefused() {
        assertThatThrownBy(() -> CHOIR.accept(Verb.CHANGE, map("name", "a\udc00")))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> CHOIR.accept(Verb.CHANGE, map("more", "a\ud800")))
                .isInstanceOf(Rejected.class);
        assertThat(CHOIR.accept(Verb.CHANGE, map("name", "a\ud83d\ude00"))).hasSize(1);
    }

    @Test
    void whatIsKeptCannotBeChangedFromOutside() {
        List<Object> list = new ArrayList<>(List.of(1));
        Object kept = CHOIR.accept(Verb.CHANGE, map("list", list)).get("list");
        list.add(2);
        assertThat(kept).isEqualTo(List.of(1));
    }

    @Test
    void aNewEntityHasAllPresets() {
        assertThat(CHOIR.filled(map("mood", "happy", "key", "k")))
                .containsExactlyEntriesOf(map(
                        "name",
                        "Nameless",
                        "loud",
                        1,
                        "key",
                        "k",
                        "note",
                        null,
                        "hash",
                        null,
                        "count",
                        0,
                        "mood",
                        "happy"));
    }

    @Test
    void differingFieldsAreThoseWithAnotherValueAndThoseThatAreNew() {
        Entity entity = new Entity("choir", Choirs.ID, map("name", "A", "note", null));
        assertThat(CHOIR.differing(entity, map("name", "A", "note", null, "loud", 0, "other", null)))
                .isEqualTo(map("loud", 0, "other", null));
    }
}
