/** What a signed-in person sees and changes of themselves, and signing out. */
@NullMarked
package org.digitalstage.auth.profile;

import org.jspecify.annotations.NullMarked;
