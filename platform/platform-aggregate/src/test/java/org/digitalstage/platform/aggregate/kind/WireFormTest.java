package org.digitalstage.platform.aggregate.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.kind.Choirs.CHOIR;
import static org.digitalstage.platform.aggregate.kind.Choirs.ID;
import static org.digitalstage.platform.aggregate.kind.Choirs.SINGER;
import static org.digitalstage.platform.aggregate.kind.Choirs.map;

import java.util.Set;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.junit.jupiter.api.Test;

class WireFormTest {

    private static final Entity SECRET = new Entity("choir", ID, map("name", "A", "hash", "h", "count", 3));
    private static final Entity OPEN = new Entity("choir", ID, map("name", "A", "hash", null, "count", 3));

    @Test
    void internalFieldsNeverGoOut() {
        assertThat(CHOIR.wire(SECRET, View.PUBLIC)).isEqualTo(map("_id", ID.hex(), "name", "A", "password", null));
    }

    @Test
    void adminsSeeThatThereIsASecret() {
        assertThat(CHOIR.wire(SECRET, View.ADMIN)).containsEntry("password", "****");
        assertThat(CHOIR.wire(OPEN, View.ADMIN)).containsEntry("password", null);
    }

    @Test
    void aNewEntityIsToldWhole() {
        var event = CHOIR.event(CHOIR.added(ID, SECRET.fields()), SECRET, View.PUBLIC);
        assertThat(event).contains(Event.of("ch-a", CHOIR.wire(SECRET, View.PUBLIC)));
    }

    @Test
    void aChangeTellsOnlyWhatChangedAndTheId() {
        var event = CHOIR.event(CHOIR.changed(ID, map("name", "A", "count", 4)), SECRET, View.PUBLIC);
        assertThat(event).contains(Event.of("ch-c", map("name", "A", "_id", ID.hex())));
    }

    @Test
    void aChangeOfInternalFieldsAloneIsNotTold() {
        assertThat(CHOIR.event(CHOIR.changed(ID, map("count", 4)), SECRET, View.PUBLIC))
                .isEmpty();
        assertThat(CHOIR.event(CHOIR.changed(ID, map("count", 4)), SECRET, View.ADMIN))
                .isEmpty();
    }

    @Test
    void aNewSecretIsHintedAtToAdminsOnly() {
        var change = CHOIR.changed(ID, map("hash", "other"));
        assertThat(CHOIR.event(change, SECRET, View.PUBLIC)).isEmpty();
        assertThat(CHOIR.event(change, SECRET, View.ADMIN))
                .contains(Event.of("ch-c", map("password", "****", "_id", ID.hex())));
        assertThat(CHOIR.event(CHOIR.changed(ID, map("hash", null)), OPEN, View.ADMIN))
                .contains(Event.of("ch-c", map("password", null, "_id", ID.hex())));
    }

    @Test
    void aRemovalTellsTheIdAlone() {
        assertThat(CHOIR.event(CHOIR.removed(ID), null, View.PUBLIC)).contains(Event.of("ch-r", ID.hex()));
    }

    @Test
    void whatIsSaidHasNoSuffix() {
        Change said = Choirs.SONG.said(map("name", "La"));
        assertThat(Choirs.SONG.event(said, null, View.PUBLIC)).contains(Event.of("s", map("name", "La")));
    }

    @Test
    void aKindTellsOnlyWhatItDeclares() {
        assertThat(SINGER.event(SINGER.removed(ID), null, View.PUBLIC)).isEmpty();
        assertThat(Choirs.SONG.event(Choirs.SONG.removed(ID), null, View.PUBLIC))
                .isEmpty();
    }

    @Test
    void someFieldsArePartOfEachChange() {
        Entity singer = new Entity("low-singer", ID, map("name", "Jo", "loud", 2));
        assertThat(SINGER.event(SINGER.changed(ID, map("loud", 2)), singer, View.PUBLIC))
                .contains(Event.of("si-c", map("loud", 2, "name", "Jo", "_id", ID.hex())));
    }

    @Test
    void aSessionGetsTheHighestViewItsKeysGive() {
        AggregateId choir = new AggregateId("choir", "7");
        assertThat(CHOIR.view(choir, Set.of("choir/7/listed", "choir/7/admins")))
                .contains(View.ADMIN);
        assertThat(CHOIR.view(choir, Set.of("choir/7/listed"))).contains(View.PUBLIC);
        assertThat(CHOIR.view(choir, Set.of("choir/8/listed", "choir/7/inside")))
                .isEmpty();
        assertThat(Choirs.BENCH.view(choir, Set.of("choir/7/listed", ""))).isEmpty();
    }

    @Test
    void onlyAChangeWhollyOfContinuousFieldsMayGiveWay() {
        assertThat(CHOIR.isContinuous(map("loud", 1))).isTrue();
        assertThat(CHOIR.isContinuous(map("loud", 1, "name", "x"))).isFalse();
        assertThat(CHOIR.isContinuous(map("unknown", 1))).isFalse();
        assertThat(CHOIR.isContinuous(map())).isFalse();
    }

    @Test
    void sentencesAreFilledWithoutBeingReadAgain() {
        Permit permit = CHOIR.permit(Verb.CHANGE).orElseThrow();
        assertThat(permit.refused("<id>", "17", "<user>")).isEqualTo("<id> may not change <user>, 17");
        assertThat(permit.unknown("Jo", "17")).isEqualTo("Unknown choir 17");
        assertThat(CHOIR.permit(Verb.REMOVE)).isEmpty();
    }
}
