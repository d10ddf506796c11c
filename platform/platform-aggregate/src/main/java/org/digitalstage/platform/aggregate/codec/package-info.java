/** The written form of records: what crosses instances and lies in the journal as JSON values. */
@NullMarked
package org.digitalstage.platform.aggregate.codec;

import org.jspecify.annotations.NullMarked;
