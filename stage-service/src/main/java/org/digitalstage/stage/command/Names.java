package org.digitalstage.stage.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.InviteCode;
import org.digitalstage.stage.model.ListenerOverride;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.User;

/** The names of the aggregates, and the ids that are derived instead of drawn. */
public final class Names {

    public static final String USER = "user";
    public static final String STAGE = "stage";

    private Names() {}

    public static AggregateId user(Id<User> user) {
        return new AggregateId(USER, user.hex());
    }

    public static AggregateId stage(Id<Stage> stage) {
        return new AggregateId(STAGE, stage.hex());
    }

    public static AggregateId mix(Id<User> user, Id<Stage> stage) {
        return new AggregateId(ListenerOverride.MIX, user.hex() + "/" + stage.hex());
    }

    /** Where a code leads to. */
    public static AggregateId invite(String code) {
        return new AggregateId(InviteCode.AGGREGATE, code);
    }

    /** The person of an account: the same wherever it is asked, so that two first sign-ins at once meet in one aggregate. */
    public static Id<User> person(String account) {
        return derived("user/" + account);
    }

    /** An id from which those of an aggregate are numbered whose key is no id: a mix, a code. */
    public static <K> Id<K> anchor(AggregateId aggregate) {
        return derived(aggregate.toString());
    }

    private static <K> Id<K> derived(String from) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(from.getBytes(StandardCharsets.UTF_8));
            return Id.own(java.nio.ByteBuffer.wrap(hash).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
