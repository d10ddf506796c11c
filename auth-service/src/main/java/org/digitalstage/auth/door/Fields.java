package org.digitalstage.auth.door;

import java.util.Optional;
import org.digitalstage.auth.account.Email;
import org.digitalstage.auth.account.ProfileChange;
import org.digitalstage.auth.signup.NewPerson;
import org.digitalstage.platform.text.AddressRule;
import org.digitalstage.platform.text.TextRule;

/** What the fields of a request must look like, beyond being text. */
final class Fields {

    /** As long as no code is; what looks like none is answered like one that is unknown. */
    static final TextRule CODE = TextRule.secret(100);

    private static final TextRule EMAIL = TextRule.secret(254);

    private final TextRule password;

    /**
     * The fields of all requests.
     *
     * @param longestPassword in characters; here twice as many UTF-16 units may come, which of them count is for the policy to say
     */
    Fields(int longestPassword) {
        this.password = TextRule.secret(2 * longestPassword);
    }

    /** As somebody typed it to be found by; it need not look like an address. */
    Email email(Body body) {
        return Email.of(body.required("email", EMAIL));
    }

    /** Half a character could not be hashed: it is refused here, before anybody waits for a turn. */
    String password(Body body) {
        return body.required("password", password);
    }

    NewPerson newPerson(Body body) {
        var email = email(body);
        if (!email.isAddressable()) {
            throw Body.refused("Expected an e-mail address that a mail can be sent to, such as anna@example.org,"
                    + " with plain letters before the @, but got another");
        }
        var name = name(body).orElseThrow(() -> Body.missing("name"));
        return new NewPerson(email, password(body), name, avatarUrl(body).orElse(null));
    }

    ProfileChange profileChange(Body body) {
        var name = name(body);
        var avatarUrl = avatarUrl(body);
        if (name.isEmpty() && avatarUrl.isEmpty()) {
            throw Body.refused("Expected name or avatarUrl but got neither");
        }
        return new ProfileChange(name.orElse(null), avatarUrl.orElse(null));
    }

    private static Optional<String> name(Body body) {
        return body.trimmed("name", TextRule.PERSON_NAME);
    }

    private static Optional<String> avatarUrl(Body body) {
        return body.optional("avatarUrl", AddressRule.PICTURE);
    }
}
