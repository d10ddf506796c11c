/** The ports to the store on MongoDB: only inserts, single-document updates and finds by {@code _id} are on hot paths. */
@NullMarked
package org.digitalstage.platform.journal.store;

import org.jspecify.annotations.NullMarked;
