/** The machine tried out: directed tests, random walks, and the load of three busy instances, all on one virtual clock. */
@NullMarked
package org.digitalstage.platform.aggregate.engine;

import org.jspecify.annotations.NullMarked;
