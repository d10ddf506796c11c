package org.digitalstage.platform.aggregate.kind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.text.TextRule;

/** A small world to try declarations on: a choir, its voices, their singers, and a bench of each singer. */
final class Choirs {

    static final Field<String> NAME =
            Field.text("name", TextRule.title(10)).byDefault("Nameless").writable();
    static final Field<Double> LOUD =
            Field.number("loud", 0, 4).byDefault(1.0).writable().continuous();
    static final Field<Long> SIZE = Field.whole("size", 0, 9).writable().onCreation();
    static final Field<String> KEY = Field.text("key", TextRule.mark(5)).onCreation();
    static final Field<String> NOTE =
            Field.text("note", TextRule.prose(5)).orNull().writable();
    static final Field<String> HASH =
            Field.text("hash", TextRule.mark(50)).orNull().shownAs("password", "****");
    static final Field<Long> COUNT = Field.whole("count", 0, 99).byDefault(0L).internal();
    static final Field<Id<Choir>> CHOIR_ID = Field.id("choirId");
    static final Field<Id<Voice>> VOICE_ID = Field.<Voice>id("voiceId").orNull();
    static final Field<Id<Singer>> SINGER_ID = Field.id("singerId");

    static final Right ALL = (user, facts, target) -> true;
    static final Right NONE = (user, facts, target) -> false;

    static final EntityKind<Choir> CHOIR = EntityKind.<Choir>named("choir")
            .code("ch")
            .in("choir")
            .fields(NAME, LOUD, KEY, NOTE, HASH, COUNT)
            .open()
            .ignores("local")
            .may(Verb.CHANGE, ALL, "Unknown choir <id>", "<user> may not change <name>, <id>")
            .seenBy(new Audience("choir/*/listed"))
            .fullySeenBy(new Audience("choir/*/admins"))
            .declared();

    static final EntityKind<Voice> VOICE = EntityKind.<Voice>named("voice")
            .code("v")
            .childOf(CHOIR, CHOIR_ID)
            .fields(CHOIR_ID, NAME)
            .seenBy(new Audience("choir/*/listed"))
            .declared();

    static final EntityKind<Singer> SINGER = EntityKind.<Singer>named("low-singer")
            .code("si")
            .childOf(CHOIR)
            .childOf(VOICE, VOICE_ID)
            .fields(VOICE_ID, NAME, LOUD)
            .tells(Told.ADDED, Told.CHANGED)
            .tellsAlways(NAME)
            .uniqueBy(NAME, VOICE_ID)
            .seenBy(new Audience("choir/*/inside"))
            .inPackageAs("singers")
            .atMost(2)
            .declared();

    static final EntityKind<Bench> BENCH = EntityKind.<Bench>named("bench")
            .childOf(SINGER, SINGER_ID)
            .fields(SINGER_ID)
            .declared();

    static final EntityKind<Song> SONG = EntityKind.<Song>named("song")
            .code("s")
            .in("choir")
            .fields(NAME)
            .seenBy(new Audience("choir/*/listed"))
            .tells(Told.SAID)
            .declared();

    static final Kinds KINDS = new Kinds(List.of(CHOIR, VOICE, SINGER, BENCH, SONG));

    static final Id<Choir> ID = Id.own(7);

    private Choirs() {}

    static State empty() {
        return State.empty(new AggregateId("choir", ID.hex()));
    }

    static State with(Change... changes) {
        return empty().with(List.of(changes));
    }

    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    static Optional<Entity> entity(State state, EntityKind<?> kind, long number) {
        return state.find(kind.noun(), Id.of(ID, number));
    }

    static final class Choir {}

    static final class Voice {}

    static final class Singer {}

    static final class Bench {}

    static final class Song {}
}
