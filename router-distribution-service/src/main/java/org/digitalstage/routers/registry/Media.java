package org.digitalstage.routers.registry;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The halves of a stage that are served each by a router. */
public enum Media {
    AUDIO("audio"),
    VIDEO("video");

    private final String word;

    Media(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public Media other() {
        return this == AUDIO ? VIDEO : AUDIO;
    }

    /** What a router means by this word; both where it says nothing else. */
    public static Set<Media> meant(@Nullable String kind) {
        for (Media media : values()) {
            if (media.word.equals(kind)) {
                return EnumSet.of(media);
            }
        }
        return EnumSet.allOf(Media.class);
    }

    /** The word for these. */
    public static String word(Set<Media> some) {
        return some.size() == 1 ? some.iterator().next().word : "both";
    }
}
