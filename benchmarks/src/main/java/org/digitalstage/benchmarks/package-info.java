/** A load generator for the main job: in every stage somebody turns a knob, and everybody inside must see it. */
@NullMarked
package org.digitalstage.benchmarks;

import org.jspecify.annotations.NullMarked;
