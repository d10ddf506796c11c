package org.digitalstage.auth.profile;

import org.digitalstage.auth.account.Account;
import org.digitalstage.platform.jwt.Caller;

/** Somebody with a token that is still good, and their account as it is now. */
public record SignedIn(Caller caller, Account account) {}
