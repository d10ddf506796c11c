/** Who somebody is: e-mail, name, avatar, password. */
@NullMarked
package org.digitalstage.auth.account;

import org.jspecify.annotations.NullMarked;
