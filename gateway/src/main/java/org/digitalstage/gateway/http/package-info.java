/** Plain HTTP: what passes, what is hidden, what a refusal looks like. */
@NullMarked
package org.digitalstage.gateway.http;

import org.jspecify.annotations.NullMarked;
