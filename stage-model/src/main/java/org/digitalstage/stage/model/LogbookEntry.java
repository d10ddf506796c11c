package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.time;
import static org.digitalstage.platform.aggregate.kind.Field.word;

import java.util.Locale;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;

/** What was done to keep order in a stage, by whom and when: for the eyes of its admins. */
public final class LogbookEntry {

    /** How many are kept; the oldest makes room. */
    public static final int KEPT = 200;

    public static final Field<Id<Stage>> STAGE_ID = Field.id("stageId");

    /** What was done: the name of an {@link Action} in lower case. */
    public static final Field<String> ACTION = word("action", 32);

    public static final Field<Id<User>> BY = Field.id("by");

    /** Whom it was done to; {@code null} for the stage as a whole. */
    public static final Field<Id<User>> ABOUT = Field.<User>id("about").orNull();

    public static final Field<Long> AT = time("at");

    public static final EntityKind<LogbookEntry> KIND = EntityKind.<LogbookEntry>named("logbook-entry")
            .code("sl")
            .childOf(Stage.KIND, STAGE_ID)
            .fields(STAGE_ID, ACTION, BY, ABOUT, AT)
            .seenBy(Audiences.DESK)
            .inPackageAs("logbook")
            .atMost(KEPT + 1)
            .declared();

    private LogbookEntry() {}

    /** What can be done. */
    public enum Action {
        /** Somebody was put out and may not come back. */
        BAN,
        /** He may come back. */
        UNBAN,
        /** Somebody was put out. */
        REMOVE,
        /** A member was silenced. */
        SILENCE,
        /** He may be heard again. */
        UNSILENCE,
        /** Somebody became admin. */
        APPOINT,
        /** Somebody is no admin any more. */
        DISMISS,
        /** A platform administrator closed the stage. */
        CLOSE,
        /** A platform administrator opened it again. */
        OPEN;

        /** As it is written down, for example {@code ban}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
