package org.digitalstage.routers.registry;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place on earth, in degrees. */
public record Earth(double latitude, double longitude) {

    private static final double RADIUS = 6_371_000;

    /** Reads {@code {lat, lng}}. */
    public static Optional<Earth> of(@Nullable Object position) {
        return position instanceof Map<?, ?> map
                        && map.get("lat") instanceof Number latitude
                        && map.get("lng") instanceof Number longitude
                ? Optional.of(new Earth(latitude.doubleValue(), longitude.doubleValue()))
                : Optional.empty();
    }

    /** Metres along the great circle (haversine formula). */
    public double distance(Earth other) {
        double height = half(other.latitude - latitude);
        double width = half(other.longitude - longitude);
        double share = height + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude)) * width;
        return 2 * RADIUS * Math.asin(Math.sqrt(Math.min(1, share)));
    }

    private static double half(double degrees) {
        double sine = Math.sin(Math.toRadians(degrees) / 2);
        return sine * sine;
    }
}
