/** The ports of the machine on MongoDB and Redis, to be imported by a service with {@code @Import(JournalConfiguration.class)}. */
@NullMarked
package org.digitalstage.platform.journal;

import org.jspecify.annotations.NullMarked;
