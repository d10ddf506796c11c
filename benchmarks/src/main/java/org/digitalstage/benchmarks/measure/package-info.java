/** Sending at a steady pace, counting what arrives, and how late. */
@NullMarked
package org.digitalstage.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
