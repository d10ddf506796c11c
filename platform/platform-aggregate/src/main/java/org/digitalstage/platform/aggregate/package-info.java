/** Aggregates: what must stay consistent and ordered. Pure: no framework, no input or output, time and chance come from outside. */
@NullMarked
package org.digitalstage.platform.aggregate;

import org.jspecify.annotations.NullMarked;
