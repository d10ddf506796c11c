package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.text;
import static org.digitalstage.platform.aggregate.kind.Field.whole;

import java.util.function.IntSupplier;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Verb;

/** A group of members of a stage, for example the sopranos. */
public final class Group {

    private static final int HUES = 360;

    public static final Field<Id<Stage>> STAGE_ID = Field.id("stageId");
    public static final Field<String> NAME =
            text("name", Texts.NAME).byDefault("Unnamed group").writable();
    public static final Field<String> DESCRIPTION =
            text("description", Texts.PROSE).byDefault("").writable();

    /** Drawn by {@link #freeColor} unless given. */
    public static final Field<String> COLOR = text("color", Texts.MARK).writable();

    private static final String NOT_ADDED = "User <user> has no privileges to add group for stage <id>";

    public static final EntityKind<Group> KIND = EntityKind.<Group>named("group")
            .code("g")
            .childOf(Stage.KIND, STAGE_ID)
            .fields(STAGE_ID, NAME, DESCRIPTION, Stage.icon(), COLOR)
            .fields(
                    whole("index", 0, 1_000_000).byDefault(0L).writable(),
                    Stage.tiles("numBoxes"),
                    Stage.tiles("numLanes"))
            .fields(Volume.FIELDS)
            .fields(Position.CENTRED)
            .may(Verb.CREATE, Who.ADMIN, NOT_ADDED, NOT_ADDED)
            .may(Verb.CHANGE, Who.ADMIN, "Unknown group <id>", "User <user> has no privileges to change group <name>")
            .may(
                    Verb.REMOVE,
                    Who.ADMIN,
                    "Could not find and delete group <id>",
                    "User <user> has no privileges to remove group <id>")
            .seenBy(Audiences.LISTED)
            .atMost(50)
            .declared();

    private Group() {}

    /** A light colour that no group of this stage has; {@code hue} gives where to begin, 0 to 359. */
    public static String freeColor(Facts stage, IntSupplier hue) {
        int first = hue.getAsInt();
        for (int step = 0; step < HUES; step++) {
            String color = "hsla(" + (first + step) % HUES + ",70%,80%,1)";
            if (KIND.where(stage, COLOR, color).isEmpty()) {
                return color;
            }
        }
        return "hsla(" + first + ",70%,80%,1)";
    }
}
