/** Time for tests of regular work. */
@NullMarked
package org.digitalstage.platform.aggregate.time.fake;

import org.jspecify.annotations.NullMarked;
