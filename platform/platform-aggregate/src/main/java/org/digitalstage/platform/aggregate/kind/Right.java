package org.digitalstage.platform.aggregate.kind;

import java.util.Optional;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;

/** Who may do something; a verb without a right means nobody. */
@FunctionalInterface
public interface Right {

    /**
     * Whether this user may.
     *
     * @param user the acting user
     * @param facts the aggregate that is meant
     * @param target the entity that is meant; empty on creation
     */
    boolean allows(Id<?> user, Facts facts, Optional<Entity> target);
}
