package org.digitalstage.stage.model;

import org.digitalstage.platform.aggregate.kind.Audience;

/** Who can see things: the templates of the keys that sessions hold. */
public final class Audiences {

    /** All sockets of one person. */
    public static final Audience OWN = new Audience("user/*");

    /** Admins of a stage and everybody who is or was a member, inside or not. */
    public static final Audience LISTED = new Audience("stage/*/listed");

    /** Everybody who is in the stage now. */
    public static final Audience INSIDE = new Audience("stage/*/inside");

    /** Admins of a stage. */
    public static final Audience ADMINS = new Audience("stage/*/admins");

    /** Admins of a stage who are in it now. */
    public static final Audience DESK = new Audience("stage/*/desk");

    private Audiences() {}
}
