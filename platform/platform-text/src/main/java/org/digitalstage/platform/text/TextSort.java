package org.digitalstage.platform.text;

/** What a text is for, and so what may stand in it. Every one consists of whole characters. */
public enum TextSort {
    /** What people, and what they make, are called: one line that others read. Where it is not empty there is something to be seen. */
    TITLE,
    /** What people say: several lines that others read. Where it may not be empty there is something to be seen. */
    PROSE,
    /** What machines call things by: one line, kept exactly as it came, for it is found again by it. */
    MARK,
    /** What machines say to each other: several lines, kept exactly as they came. */
    DATA,
    /** What only one knows: whatever was typed. */
    SECRET;

    /** Whether people read it: then it has one normal form (NFC), and does nothing to what stands beside it. */
    boolean isRead() {
        return this == TITLE || this == PROSE;
    }

    boolean isOneLine() {
        return this == TITLE || this == MARK;
    }
}
