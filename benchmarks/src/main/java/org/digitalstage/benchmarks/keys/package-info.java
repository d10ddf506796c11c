/** Signing keys and tokens of the generator's own, so that no account has to be made by mail. */
@NullMarked
package org.digitalstage.benchmarks.keys;

import org.jspecify.annotations.NullMarked;
