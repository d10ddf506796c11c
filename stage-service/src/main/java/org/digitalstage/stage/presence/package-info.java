/** Which instances live, and what becomes of the connections of those that do not. */
@NullMarked
package org.digitalstage.stage.presence;

import org.jspecify.annotations.NullMarked;
