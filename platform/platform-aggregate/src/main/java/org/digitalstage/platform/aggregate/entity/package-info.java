/** Entities, the changes made to them, and the immutable state of one aggregate. */
@NullMarked
package org.digitalstage.platform.aggregate.entity;

import org.jspecify.annotations.NullMarked;
