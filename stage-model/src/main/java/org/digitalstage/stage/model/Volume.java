package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.flag;
import static org.digitalstage.platform.aggregate.kind.Field.number;

import java.util.List;
import org.digitalstage.platform.aggregate.kind.Field;

/** How loud something is: 1 is 0 dB, clients offer 0 to 4. */
public final class Volume {

    public static final Field<Double> VOLUME =
            number("volume", 0, 100).byDefault(1.0).writable().continuous();
    public static final Field<Boolean> MUTED = flag("muted").byDefault(false).writable();

    public static final List<Field<?>> FIELDS = List.of(VOLUME, MUTED);

    private Volume() {}
}
