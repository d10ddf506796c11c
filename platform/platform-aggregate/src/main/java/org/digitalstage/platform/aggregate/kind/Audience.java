package org.digitalstage.platform.aggregate.kind;

import java.util.Optional;
import org.digitalstage.platform.aggregate.AggregateId;

/**
 * Who sees a kind: the template of the key that a session must hold. A {@code *} stands for the first part of the aggregate's key, so
 * that {@code user/*} of {@code mix/<user>/<stage>} is the key of that user.
 *
 * @param template for example {@code stage/*}{@code /inside}; empty for nobody
 */
public record Audience(String template) {

    /** Never told to anyone. */
    public static final Audience NOBODY = new Audience("");

    /** The key for an entity in this aggregate; empty if nobody sees it. */
    public Optional<String> key(AggregateId aggregate) {
        return template.isEmpty() ? Optional.empty() : Optional.of(template.replace("*", first(aggregate.key())));
    }

    private static String first(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }
}
