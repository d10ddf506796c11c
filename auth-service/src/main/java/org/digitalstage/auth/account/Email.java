package org.digitalstage.auth.account;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address in the one form it is stored and looked up in: lower case, without surrounding blanks, the domain in ASCII. */
public record Email(String address) {

    private static final int LONGEST = 254;

    /** Words of ASCII with dots between them (RFC 5322, dot-atom), at a domain of labels as DNS has them (RFC 1123). */
    private static final Pattern FORM = Pattern.compile("(?=[^@]{1,64}@)" + words("[a-z0-9!#$%&'*+/=?^_`{|}~-]+") + "@"
            + words("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"));

    /** In a domain these became other letters once (IDNA2003, which Java knows) and stay themselves now: a mail would reach somebody else. */
    private static final Pattern OF_TWO_MINDS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

    private static String words(String word) {
        return word + "(?:\\." + word + ")*";
    }

    /** Brings what somebody typed into the stored form; whether it is an address at all is another question. */
    public static Email of(String typed) {
        var text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var at = text.lastIndexOf('@');
        return new Email(at < 0 ? text : text.substring(0, at + 1) + ascii(text.substring(at + 1)));
    }

    private static String ascii(String domain) {
        try {
            return OF_TWO_MINDS.matcher(domain).find()
                    ? domain
                    : IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException malformed) {
            return domain;
        }
    }

    /** Whether a mail can be sent there, judged by its form. */
    public boolean isAddressable() {
        return address.length() <= LONGEST && FORM.matcher(address).matches();
    }

    @Override
    public String toString() {
        return "an e-mail address";
    }
}
