package org.digitalstage.stage.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.codec.Written;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/**
 * When a person came into a stage: later ones are greater. The person and his member say it in fields of the same names.
 *
 * @param seq number of the stage's entry
 * @param before how often that entry had let him in before
 */
public record Joined(long seq, long before) implements Comparable<Joined> {

    /** A list of both; a number alone was written while one entry was thought to let a person in but once. */
    static final Written<Joined> FORM =
            new Written<>(Joined.class, joined -> List.of(joined.seq, joined.before), Joined::read);

    private static Joined read(Object json) {
        return json instanceof List<?> both
                ? new Joined(number(both.getFirst()), number(both.getLast()))
                : new Joined(number(json), 0);
    }

    private static long number(@Nullable Object json) {
        return json instanceof Number number ? number.longValue() : 0;
    }

    /** When this member came in last, or this person into the stage where he is. */
    public static Joined of(Entity memberOrUser) {
        return new Joined(
                StageMember.JOINED.of(memberOrUser).orElse(0L),
                StageMember.JOINED_BEFORE.of(memberOrUser).orElse(0L));
    }

    /** The next time somebody comes in, with entry {@code now}, who came in last with this. */
    public Joined next(long now) {
        return new Joined(now, seq == now ? before + 1 : 0);
    }

    /** The fields of a person and of a member that say so. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(User.JOINED.name(), seq);
        fields.put(User.JOINED_BEFORE.name(), before);
        return fields;
    }

    @Override
    public int compareTo(Joined other) {
        return seq != other.seq ? Long.compare(seq, other.seq) : Long.compare(before, other.before);
    }
}
