/** Where requests come from. */
@NullMarked
package org.digitalstage.platform.web.address;

import org.jspecify.annotations.NullMarked;
