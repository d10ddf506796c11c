/** Whether everything behind the door is ready. */
@NullMarked
package org.digitalstage.gateway.health;

import org.jspecify.annotations.NullMarked;
