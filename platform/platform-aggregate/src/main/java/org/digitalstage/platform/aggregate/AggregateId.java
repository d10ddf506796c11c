package org.digitalstage.platform.aggregate;

/**
 * The name of one aggregate, for example {@code stage/65a1b2c3d4e5f60700000000} or {@code mix/<user>/<stage>}.
 *
 * @param type what kind of aggregate, lower-case letters, never a slash
 * @param key which one of them; unique within the type, may hold slashes
 */
public record AggregateId(String type, String key) {

    public AggregateId {
        if (type.isEmpty() || key.isEmpty() || type.indexOf('/') >= 0) {
            throw new IllegalArgumentException("Expected an aggregate like stage/<id> but got " + type + "/" + key);
        }
    }

    /** Reads {@code <type>/<key>}. */
    public static AggregateId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("Expected an aggregate like stage/<id> but got " + text);
        }
        return new AggregateId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return type + "/" + key;
    }
}
