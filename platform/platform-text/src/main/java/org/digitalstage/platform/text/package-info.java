/** What texts and addresses may be, said once for whatever people, clients and routers send. */
@NullMarked
package org.digitalstage.platform.text;

import org.jspecify.annotations.NullMarked;
