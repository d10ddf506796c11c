package org.digitalstage.platform.text;

import java.util.regex.Pattern;

/** Where an address leads, and so how it may look. None runs anything: there is no {@code javascript:} and no {@code data:} among them. */
public enum AddressSort {
    /** A picture, a sound, a page. */
    WEB("an https or http address", "https?://" + Forms.SERVER + Forms.REST),
    /** A server that sockets are opened to; original routers say it without a scheme, too. */
    SOCKET("a wss, ws, https or http address or a host", "(?:(?:wss?|https?)://)?" + Forms.SERVER + Forms.REST),
    /** A TURN server (RFC 7065); original clients put the scheme before one that has none. */
    TURN("a turn or turns address", "(?:turns?:)?" + Forms.SERVER + "(?:\\?transport=(?:udp|tcp))?"),
    /** A machine: its name or its number in the net. */
    HOST("a host", "(?:" + Forms.SERVER + "|" + Forms.NUMBER + ")");

    private final String words;
    private final Pattern form;

    AddressSort(String words, String form) {
        this.words = words;
        this.form = Pattern.compile(form, Pattern.CASE_INSENSITIVE);
    }

    /** For sentences, for example {@code a host}. */
    String words() {
        return words;
    }

    boolean fits(String text) {
        return form.matcher(text).matches();
    }

    /** What addresses are made of. Nobody's name and password are in them: they would be shown to others. */
    private static final class Forms {

        /** A number of version 6, in the form of RFC 4291 at a glance. */
        static final String NUMBER = "[0-9a-f]{0,4}:[0-9a-f:.]{1,45}(?:%[0-9a-z]{1,20})?";

        /** A host, in any script, and perhaps a port. */
        static final String SERVER =
                "(?:[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}._-]{0,252}|\\[" + NUMBER + "\\])(?::[0-9]{1,5})?";

        /** A path, a query, a fragment; nothing that ends an address within a text or a page. */
        static final String REST =
                "(?:[/?#][^\\p{IsWhite_Space}\\p{Cc}\\p{Cs}<>\"`\\\\\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]*)?";
    }
}
