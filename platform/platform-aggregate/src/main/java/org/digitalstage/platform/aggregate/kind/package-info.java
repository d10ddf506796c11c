/** What a kind of entity is, said once: its fields and bounds, who may do what with it, who sees it, and how it looks on the wire. */
@NullMarked
package org.digitalstage.platform.aggregate.kind;

import org.jspecify.annotations.NullMarked;
