package org.digitalstage.stage.model;

import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Told;

/**
 * What a stage shows of a person: a copy of the {@link User}, under the same id. It has no event for its end, because that would be
 * {@code u-r}, which clients take for themselves.
 */
public final class StageUser {

    public static final EntityKind<StageUser> KIND = EntityKind.<StageUser>named("stage-user")
            .copyOf(User.KIND)
            .childOf(Stage.KIND)
            .fields(User.FIELDS)
            .seenBy(Audiences.INSIDE)
            .tells(Told.ADDED, Told.CHANGED)
            .inPackageAs("users")
            .declared();

    private StageUser() {}
}
