/** What is asked of a request on the connection itself, before an HTTP server knows of it. */
@NullMarked
package org.digitalstage.platform.web.connection;

import org.jspecify.annotations.NullMarked;
