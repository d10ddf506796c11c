package org.digitalstage.platform.aggregate;

import org.digitalstage.platform.aggregate.journal.FollowUp;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.Source;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way to an aggregate.
 *
 * @param id unique for ever: no two commands share one, and the same command keeps it wherever it is passed
 * @param actor who asks
 * @param body what is asked
 * @param source which follow-up this carries out, if it is one
 * @param after the follow-up that must have been carried out before; {@link Place#NONE} if none
 * @param <C> the commands of the service
 */
public record Command<C>(
        String id, String actor, C body, @Nullable Source source, Place after) {

    public static <C> Command<C> of(String id, String actor, C body) {
        return new Command<>(id, actor, body, null, Place.NONE);
    }

    /** The command that carries out a follow-up; its id is the same wherever and however often it is made. */
    public static <C> Command<C> carryOut(Source source, String entry, FollowUp followUp, Rules<C> rules) {
        String id = entry + "." + source.place().index();
        return new Command<>(
                id, source.aggregate().toString(), rules.read(followUp.command()), source, followUp.after());
    }
}
