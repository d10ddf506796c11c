/** What the auth-service says of accounts: other names, and tokens that are void. */
@NullMarked
package org.digitalstage.stage.accounts;

import org.jspecify.annotations.NullMarked;
