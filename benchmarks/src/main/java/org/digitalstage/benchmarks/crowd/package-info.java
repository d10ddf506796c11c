/** The people: they sign in, open stages and join them before anything is measured. */
@NullMarked
package org.digitalstage.benchmarks.crowd;

import org.jspecify.annotations.NullMarked;
