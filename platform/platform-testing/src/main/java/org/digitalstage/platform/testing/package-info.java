/** What tests of all modules share: rules of the house, tokens, sockets, faults. */
@NullMarked
package org.digitalstage.platform.testing;

import org.jspecify.annotations.NullMarked;
