package org.digitalstage.platform.journal.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.digitalstage.platform.aggregate.journal.Unavailable;
import org.jspecify.annotations.Nullable;

/** What a fault of the driver means: that the store did not answer, or that what it was asked is wrong, which is a fault of our own. */
final class DriverFaults {

    /** Answers that the same question gets again: a value, a form, a size that the store does not take. */
    private static final Set<Integer> OURS = Set.of(2, 9, 14, 16, 22, 121, 10334, 17280, 17419, 17420);

    private DriverFaults() {}

    /** The fault as the ports' callers know it. */
    static Throwable named(Throwable fault) {
        return switch (fault) {
            case MongoException answer when isOurs(answer.getCode()) || isTaken(answer) -> answer;
            case MongoException away -> new Unavailable(away);
            case RejectedExecutionException ended -> new Unavailable(ended);
            case IllegalStateException ended when isClosed(ended) -> new Unavailable(ended);
            default -> fault;
        };
    }

    static boolean isOurs(int code) {
        return OURS.contains(code);
    }

    /** Whether the {@code _id} is there already. */
    static boolean isTaken(@Nullable Throwable fault) {
        return fault instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    /** So the driver says that its client was closed: this process is about to end. */
    private static boolean isClosed(IllegalStateException fault) {
        return String.valueOf(fault.getMessage()).startsWith("state should be:");
    }
}
