/** From an entry to the sockets: what each session here may see of it, encoded once and shared. */
@NullMarked
package org.digitalstage.stage.fanout;

import org.jspecify.annotations.NullMarked;
