/** What is kept of media routers and of the stages that want them. */
@NullMarked
package org.digitalstage.routers.registry;

import org.jspecify.annotations.NullMarked;
