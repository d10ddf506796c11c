package org.digitalstage.stage.model;

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

    private final String words;

    Role(String words) {
        this.words = words;
    }

    /** For tables, for example {@code member outside}. */
    public String words() {
        return words;
    }
}
