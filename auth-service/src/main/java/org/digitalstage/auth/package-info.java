/** Accounts, sign-in, tokens and the mails that go with them. */
@NullMarked
package org.digitalstage.auth;

import org.jspecify.annotations.NullMarked;
