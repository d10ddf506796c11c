/** What is asked of the registry. */
@NullMarked
package org.digitalstage.routers.command;

import org.jspecify.annotations.NullMarked;
