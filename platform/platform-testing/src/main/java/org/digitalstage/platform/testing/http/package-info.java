/** HTTP as bytes, good and odd, and what the log says meanwhile. */
@NullMarked
package org.digitalstage.platform.testing.http;

import org.jspecify.annotations.NullMarked;
