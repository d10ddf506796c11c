package org.digitalstage.platform.aggregate.kind;

/** What is special about a field. */
public enum Trait {
    /** A client may write it, on creation and later. */
    WRITABLE,
    /** A client may write it on creation only. */
    ON_CREATION,
    /** It may be {@code null}, and is so where nothing was given. */
    NULLABLE,
    /** It may be missing, or {@code null}. */
    OPTIONAL,
    /** A later value may take the place of an earlier one that was not yet told. */
    CONTINUOUS,
    /** It says something about a person and goes when that person is erased. */
    PERSONAL,
    /** It never goes on the wire. */
    INTERNAL
}
