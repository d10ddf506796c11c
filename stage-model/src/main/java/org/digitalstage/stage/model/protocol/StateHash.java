package org.digitalstage.stage.model.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.stage.model.StageKinds;

/** A fingerprint of what a session holds of an aggregate, by which client and server can tell that they hold the same. */
public final class StateHash {

    private StateHash() {}

    /**
     * SHA-256, in hex, over the RFC 8785 form of one object: the wire form of each entity that a session with these keys sees, by its id.
     */
    public static String of(Facts facts, Set<String> keys) {
        return sha256(CanonicalJson.write(visible(facts, keys)));
    }

    /** The object that is hashed. */
    public static Map<String, Object> visible(Facts facts, Set<String> keys) {
        Map<String, Object> visible = new LinkedHashMap<>();
        for (EntityKind<?> kind : StageKinds.ALL.all()) {
            kind.view(facts.aggregate(), keys)
                    .ifPresent(view -> kind.all(facts)
                            .forEach(entity -> visible.put(entity.id().hex(), kind.wire(entity, view))));
        }
        return visible;
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Expected every Java to know SHA-256", impossible);
        }
    }
}
