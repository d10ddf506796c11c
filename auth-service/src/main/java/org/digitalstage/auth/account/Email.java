package org.digitalstage.auth.account;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address in the one form it is stored and looked up in: lower case, without surrounding blanks, the domain in ASCII. */
public record Email(String address) {

    private static final int LONGEST = 254;
    private static final Pattern FORM =
            Pattern.compile("[!-~&&[^@<>()\\[\\],;:\\\\\"]]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)*");

    /** Brings what somebody typed into the stored form; whether it is an address at all is another question. */
    public static Email of(String typed) {
        var text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var at = text.lastIndexOf('@');
        return new Email(at < 0 ? text : text.substring(0, at + 1) + ascii(text.substring(at + 1)));
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException malformed) {
            return domain;
        }
    }

    /** Whether a mail could be sent there, judged by its form. */
    public boolean isPlausible() {
        return address.length() <= LONGEST && FORM.matcher(address).matches();
    }

    @Override
    public String toString() {
        return "an e-mail address";
    }
}
