/** Faults of a network, caused on purpose between a client and a server under test. */
@NullMarked
package org.digitalstage.platform.testing.fault;

import org.jspecify.annotations.NullMarked;
