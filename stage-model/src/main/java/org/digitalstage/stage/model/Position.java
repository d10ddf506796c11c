package org.digitalstage.stage.model;

import static org.digitalstage.platform.aggregate.kind.Field.number;
import static org.digitalstage.platform.aggregate.kind.Field.oneOf;

import java.util.List;
import org.digitalstage.platform.aggregate.kind.Field;

/** Where something stands on the stage (metres) and where it looks (degrees). */
public final class Position {

    private static final double FAR = 1_000_000;

    public static final Field<Double> X = value("x");
    public static final Field<Double> Y = value("y");
    public static final Field<Double> Z = value("z");
    public static final Field<Double> ROTATION_X = value("rX");
    public static final Field<Double> ROTATION_Y = value("rY");
    public static final Field<Double> ROTATION_Z = value("rZ");
    public static final Field<String> DIRECTIVITY =
            oneOf("directivity", "omni", "cardoid").byDefault("cardoid").writable();

    /** In front of the middle, looking back at it. */
    public static final List<Field<?>> FIELDS =
            List.of(X, Y.byDefault(-1.0), Z, ROTATION_X, ROTATION_Y, ROTATION_Z.byDefault(-180.0), DIRECTIVITY);

    /** In the middle, heard alike from everywhere. */
    public static final List<Field<?>> CENTRED =
            List.of(X, Y, Z, ROTATION_X, ROTATION_Y, ROTATION_Z, DIRECTIVITY.byDefault("omni"));

    private Position() {}

    private static Field<Double> value(String name) {
        return number(name, -FAR, FAR).byDefault(0.0).writable().continuous();
    }
}
