package org.digitalstage.auth.door;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.digitalstage.auth.account.Email;
import org.digitalstage.auth.account.ProfileChange;
import org.digitalstage.auth.signup.NewPerson;

/** What the fields of a request must look like, beyond being text. */
final class Fields {

    static final int LONGEST_EMAIL = 254;
    static final int LONGEST_NAME = 100;
    static final int LONGEST_URL = 2_000;
    static final int LONGEST_CODE = 100;

    private static final Set<String> WEB = Set.of("http", "https");

    private final int longestPassword;

    Fields(int longestPassword) {
        this.longestPassword = longestPassword;
    }

    /** As somebody typed it to be found by; it need not look like an address. */
    Email email(Body body) {
        return Email.of(body.required("email", LONGEST_EMAIL));
    }

    /** In UTF-16 units, twice the limit: which characters count is for the policy to say. */
    String password(Body body) {
        return body.required("password", 2 * longestPassword);
    }

    NewPerson newPerson(Body body) {
        var email = email(body);
        if (!email.isPlausible()) {
            throw Body.refused("Expected an e-mail address but it does not look like one");
        }
        var name = name(body.required("name", LONGEST_NAME));
        var avatarUrl = avatarUrl(body).orElse(null);
        return new NewPerson(email, password(body), name, avatarUrl);
    }

    ProfileChange profileChange(Body body) {
        var name = body.optional("name", LONGEST_NAME).map(Fields::name);
        var avatarUrl = avatarUrl(body);
        if (name.isEmpty() && avatarUrl.isEmpty()) {
            throw Body.refused("Expected name or avatarUrl but got neither");
        }
        return new ProfileChange(name.orElse(null), avatarUrl.orElse(null));
    }

    /** A name stands in mails and on other people's screens: one line of visible characters. */
    private static String name(String typed) {
        var name = typed.strip();
        if (name.isEmpty() || name.codePoints().anyMatch(Character::isISOControl)) {
            throw Body.refused("Expected a name of visible characters on one line");
        }
        return name;
    }

    private static Optional<String> avatarUrl(Body body) {
        var url = body.optional("avatarUrl", LONGEST_URL);
        if (url.filter(text -> !text.isEmpty() && !isWebAddress(text)).isPresent()) {
            throw Body.refused("Expected avatarUrl as an http or https address or empty");
        }
        return url;
    }

    private static boolean isWebAddress(String text) {
        try {
            var scheme = new URI(text).getScheme();
            return scheme != null && WEB.contains(scheme.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
