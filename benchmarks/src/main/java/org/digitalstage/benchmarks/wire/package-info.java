/** The client's side of the WebSocket, written down to the bytes so that the generator stays cheap beside the server. */
@NullMarked
package org.digitalstage.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
