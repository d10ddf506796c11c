/** The documents that are made of the declarations, and the test that they are not stale. */
@NullMarked
package org.digitalstage.stage.model.docs;

import org.jspecify.annotations.NullMarked;
