/** What is done again and again, and the time that passes between. */
@NullMarked
package org.digitalstage.platform.aggregate.time;

import org.jspecify.annotations.NullMarked;
