/** What the other services are told of accounts. */
@NullMarked
package org.digitalstage.auth.news;

import org.jspecify.annotations.NullMarked;
