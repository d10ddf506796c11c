/** The machine for tests of what stands on it. */
@NullMarked
package org.digitalstage.platform.aggregate.engine.fake;

import org.jspecify.annotations.NullMarked;
