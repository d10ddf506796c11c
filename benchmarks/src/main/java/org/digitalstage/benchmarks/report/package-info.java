/** The table in the documentation. */
@NullMarked
package org.digitalstage.benchmarks.report;

import org.jspecify.annotations.NullMarked;
