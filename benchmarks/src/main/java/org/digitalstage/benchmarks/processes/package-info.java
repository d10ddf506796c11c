/** The services under load, each a process of its own so that its processor time can be told apart. */
@NullMarked
package org.digitalstage.benchmarks.processes;

import org.jspecify.annotations.NullMarked;
