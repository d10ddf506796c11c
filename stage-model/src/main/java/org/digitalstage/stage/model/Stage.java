package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.flag;
import static org.digitalstage.platform.aggregate.kind.Field.number;
import static org.digitalstage.platform.aggregate.kind.Field.place;
import static org.digitalstage.platform.aggregate.kind.Field.text;
import static org.digitalstage.platform.aggregate.kind.Field.whole;
import static org.digitalstage.platform.aggregate.kind.Field.word;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.platform.text.TextRule;

/** A stage. Its password is kept as a hash: nobody sees that, and admins see only whether there is one. */
public final class Stage {

    /** What admins see in place of a password; a change to exactly this changes nothing. */
    public static final String PASSWORD_MASK = "********";

    public static final Field<String> NAME =
            text("name", Texts.NAME).byDefault("").writable();
    public static final Field<String> DESCRIPTION =
            text("description", Texts.PROSE).byDefault("").writable();
    public static final Field<List<Id<User>>> ADMINS =
            Field.<User>ids("admins", 1, 300).byDefault(List.of()).writable();
    public static final Field<List<Id<User>>> SOUND_EDITORS =
            Field.<User>ids("soundEditors", 0, 300).byDefault(List.of()).writable();
    public static final Field<String> VIDEO_TYPE = media("videoType");
    public static final Field<String> AUDIO_TYPE = media("audioType");

    /** The media router for pictures; an id of the router-distribution-service. */
    public static final Field<Id<?>> VIDEO_ROUTER = Field.anyId("videoRouter").orNull();

    /** The media router for sound. */
    public static final Field<Id<?>> AUDIO_ROUTER = Field.anyId("audioRouter").orNull();

    /** What its media routers should be near to: Frankfurt unless said. */
    public static final Field<Map<String, Object>> PREFERRED_POSITION = place("preferredPosition")
            .byDefault(Map.of("lat", 50.110924, "lng", 8.682127))
            .writable();

    /** A platform administrator closed it: nobody comes in until it is opened again. */
    public static final Field<Boolean> CLOSED = flag("closed").byDefault(false);

    /** The scene that is shown; to write one moves all members to where it has them. */
    public static final Field<Id<StageScene>> SCENE_ID =
            Field.<StageScene>id("sceneId").orAbsent().writable();

    /** Salt and hash, as one text. */
    public static final Field<String> PASSWORD_HASH =
            text("passwordHash", TextRule.mark(500)).orNull().shownAs("password", PASSWORD_MASK);

    /** Grows whenever the password becomes another, or none: tells which one a member was let in with. */
    public static final Field<Long> PASSWORD_NUMBER =
            whole("passwordNumber", 0, 1L << 53).byDefault(0L).internal();

    /** Grows whenever a router for sound is to be chosen anew, so that a late answer is known as such. */
    public static final Field<Long> AUDIO_ASSIGNMENT = assignment("audioAssignment");

    /** The same for pictures. */
    public static final Field<Long> VIDEO_ASSIGNMENT = assignment("videoAssignment");

    private static final String NOT_CHANGED = "User <user> has no privileges to update the stage <id>";
    private static final String NOT_REMOVED = "User <user> has no privileges to remove the stage <id>";

    public static final EntityKind<Stage> KIND = EntityKind.<Stage>named("stage")
            .code("s")
            .in("stage")
            .fields(NAME, DESCRIPTION, PASSWORD_HASH, PASSWORD_NUMBER, ADMINS, SOUND_EDITORS, icon())
            .fields(VIDEO_TYPE, AUDIO_TYPE, VIDEO_ROUTER, AUDIO_ROUTER, PREFERRED_POSITION)
            .fields(side("width", 25), side("length", 20), side("height", 10), share("reflection"), share("absorption"))
            .fields(flag("render3DAudio").byDefault(true).writable())
            .fields(flag("renderReverb").byDefault(false).writable())
            .fields(CLOSED, SCENE_ID, tiles("numBoxes"), tiles("numLanes"))
            .fields(AUDIO_ASSIGNMENT, VIDEO_ASSIGNMENT)
            .fields(RouterFields.ALL)
            .open()
            .may(Verb.CREATE, Who.STAGE_CREATOR, "", "User <user> has no privileges to create a stage")
            .may(Verb.CHANGE, Who.ADMIN, NOT_CHANGED, NOT_CHANGED)
            .may(Verb.REMOVE, Who.ADMIN, NOT_REMOVED, NOT_REMOVED)
            .seenBy(Audiences.LISTED)
            .fullySeenBy(Audiences.ADMINS)
            .atMost(1)
            .declared();

    private Stage() {}

    static Field<String> icon() {
        return text("iconUrl", Texts.WEB).orNull().writable();
    }

    /** How many pictures stand beside each other. */
    static Field<Long> tiles(String name) {
        return whole(name, 0, 1000).orAbsent().writable();
    }

    private static Field<String> media(String name) {
        return word(name, 32).byDefault("mediasoup").writable();
    }

    private static Field<Double> side(String name, double metres) {
        return number(name, 0, 10_000).byDefault(metres).writable();
    }

    private static Field<Double> share(String name) {
        return number(name, 0, 1).byDefault(0.7).writable();
    }

    private static Field<Long> assignment(String name) {
        return whole(name, 0, 1L << 53).byDefault(0L).internal();
    }
}
