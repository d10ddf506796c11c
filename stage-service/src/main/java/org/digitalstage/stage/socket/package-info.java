/** The door for clients: sign-in, the session behind a socket, and the way of each frame to its command and back to its ack. */
@NullMarked
package org.digitalstage.stage.socket;

import org.jspecify.annotations.NullMarked;
