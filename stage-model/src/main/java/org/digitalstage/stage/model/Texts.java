package org.digitalstage.stage.model;

import org.digitalstage.platform.text.AddressRule;
import org.digitalstage.platform.text.AddressSort;
import org.digitalstage.platform.text.TextRule;

/** What the texts of several kinds may be. */
final class Texts {

    /** What somebody calls a thing. */
    static final TextRule NAME = TextRule.title(100);

    /** What somebody says of a thing. */
    static final TextRule PROSE = TextRule.prose(2000);

    /** A word of machines. */
    static final TextRule MARK = TextRule.mark(100);

    /** What a machine calls one of its parts, and how it finds it again. */
    static final TextRule PART = TextRule.mark(200);

    static final AddressRule WEB = new AddressRule(AddressSort.WEB, 2000);

    private Texts() {}
}
