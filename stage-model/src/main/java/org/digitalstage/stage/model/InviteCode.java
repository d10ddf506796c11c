package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.time;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;

/** Which stage a code leads to: each code is an aggregate of its own, so that no two stages have the same. The stage's {@link Invite} has the last word. */
public final class InviteCode {

    /** The type of aggregate of one code. */
    public static final String AGGREGATE = "invite";

    /** Clients look a code up as soon as this many characters are typed. */
    private static final int LENGTH = 4;

    private static final String SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{" + LENGTH + "}");

    public static final Field<Id<Stage>> STAGE_ID = Field.id("stageId");
    public static final Field<Long> EXPIRES_AT = time("expiresAt");

    public static final EntityKind<InviteCode> KIND = EntityKind.<InviteCode>named("invite-code")
            .in(AGGREGATE)
            .fields(STAGE_ID, EXPIRES_AT)
            .atMost(1)
            .declared();

    private InviteCode() {}

    /** One of 1 679 616. */
    public static String draw(RandomGenerator chance) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(SIGNS.charAt(chance.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    /** What is no code leads nowhere, and need not be looked up. */
    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }
}
