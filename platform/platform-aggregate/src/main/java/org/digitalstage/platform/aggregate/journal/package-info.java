/** What is written down of an aggregate, and the ports to where it is written and told. */
@NullMarked
package org.digitalstage.platform.aggregate.journal;

import org.jspecify.annotations.NullMarked;
