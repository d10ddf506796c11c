/** The stage-service: sockets, stages, devices, mixes, presence. */
@NullMarked
package org.digitalstage.stage;

import org.jspecify.annotations.NullMarked;
