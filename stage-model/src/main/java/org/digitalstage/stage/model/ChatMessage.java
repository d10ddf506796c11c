package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.text;
import static org.digitalstage.platform.aggregate.kind.Field.time;

import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Told;
import org.digitalstage.platform.text.TextRule;

/** What somebody said to everybody in a stage: told and kept in the journal, but not part of the state. */
public final class ChatMessage {

    public static final Field<Id<User>> USER_ID = Field.id("userId");
    public static final Field<Id<StageMember>> STAGE_MEMBER_ID = Field.id("stageMemberId");

    /** What a message may be: something. */
    public static final TextRule WORDS = Texts.PROSE.needed();

    public static final Field<String> MESSAGE = text("message", WORDS).personal();
    public static final Field<Long> TIME = time("time");

    public static final EntityKind<ChatMessage> KIND = EntityKind.<ChatMessage>named("chat-message")
            .code("c")
            .in(Stage.KIND.aggregate())
            .fields(USER_ID, STAGE_MEMBER_ID, MESSAGE, TIME)
            .seenBy(Audiences.LISTED)
            .tells(Told.SAID)
            .about(USER_ID)
            .declared();

    private ChatMessage() {}
}
