package org.digitalstage.platform.aggregate.engine;

import org.digitalstage.platform.aggregate.journal.Aside;
import org.digitalstage.platform.aggregate.journal.Distribution;
import org.digitalstage.platform.aggregate.journal.Events;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.Pendings;
import org.digitalstage.platform.aggregate.journal.Post;
import org.digitalstage.platform.aggregate.journal.Snapshots;

/** The outside world, as the machine sees it. */
public record Ports(
        Journal journal,
        Snapshots snapshots,
        Pendings pendings,
        Aside aside,
        Distribution distribution,
        Post post,
        Events events) {}
