package org.digitalstage.stage.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Who somebody is to a stage, or to the thing a command is about: the columns of the table of permissions. */
public enum Role {
    /** Signed in, and nothing to the stage. */
    STRANGER("stranger"),
    /** A member who is not in the stage now. */
    OUTSIDE("member outside"),
    /** A member who is in the stage now. */
    INSIDE("member inside"),
    /** A member inside who is one of the stage's sound editors. */
    SOUND_EDITOR("sound editor"),
    /** A member inside who is one of the stage's admins. */
    ADMIN("admin"),
    /** The member inside to whom the thing belongs, on the device it belongs to. */
    OWNER("owner"),
    /** The same person on another device. */
    OTHER_DEVICE("owner's other device"),
    /** A media router: it speaks to the router-distribution-service only. */
    ROUTER("router");

    /** All who come with a token; the owner is one person on two devices. */
    public static final Set<Role> PEOPLE = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ROUTER)));

    /** Those of them who are members of the stage. */
    static final Set<Role> MEMBERS = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ROUTER, STRANGER)));

    /** Those of them who are in it now. */
    static final Set<Role> PRESENT =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ROUTER, STRANGER, OUTSIDE)));

    private final String words;

    Role(String words) {
        this.words = words;
    }

    /** For tables, for example {@code member outside}. */
    public String words() {
        return words;
    }
}
