/** Letters and the two ways they leave: SMTP or a folder. */
@NullMarked
package org.digitalstage.auth.mail;

import org.jspecify.annotations.NullMarked;
