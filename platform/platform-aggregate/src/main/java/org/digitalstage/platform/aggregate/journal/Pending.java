package org.digitalstage.platform.aggregate.journal;

/**
 * A note that an entry with follow-ups is about to be written. It is there before the entry, and goes when all its follow-ups are in
 * their targets' journals.
 */
public record Pending(JournalPosition position) {}
