package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.flag;
import static org.digitalstage.platform.aggregate.kind.Field.whole;

import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;

/** A stage that a person is admin or member of, under the stage's id. Kept with the person, and for nobody's eyes. */
public final class StageListing {

    /** The stage's entry that said so last. */
    public static final Field<Long> SEQ = whole("seq", 0, 1L << 53);

    public static final Field<Boolean> ADMIN = flag("admin").byDefault(false);
    public static final Field<Boolean> MEMBER = flag("member").byDefault(false);

    public static final EntityKind<StageListing> KIND = EntityKind.<StageListing>named("stage-listing")
            .childOf(User.KIND)
            .fields(SEQ, ADMIN, MEMBER)
            .atMost(200)
            .declared();

    private StageListing() {}
}
