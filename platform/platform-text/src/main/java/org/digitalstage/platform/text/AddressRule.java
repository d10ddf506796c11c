package org.digitalstage.platform.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an address may be; it may always be empty, which is how clients say that there is none.
 *
 * @param sort where it leads
 * @param longest its greatest length in UTF-16 units
 */
public record AddressRule(AddressSort sort, int longest) implements Rule {

    /** Where a picture of a person is, wherever that is written. */
    public static final AddressRule PICTURE = new AddressRule(AddressSort.WEB, 2_000);

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    @Override
    public String describe() {
        return sort.words() + " of at most " + longest + " characters, or empty";
    }

    @Override
    public Optional<String> flaw(String text) {
        if (text.isEmpty() || (text.length() <= longest && sort.fits(text))) {
            return Optional.empty();
        }
        if (!Characters.areWhole(text)) {
            return Optional.of(Characters.HALF);
        }
        return Optional.of(
                text.length() <= longest && SCHEME.matcher(text).matches()
                        ? "another kind of address"
                        : "a text of " + text.length() + " characters");
    }
}
