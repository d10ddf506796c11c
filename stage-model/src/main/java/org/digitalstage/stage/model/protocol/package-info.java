/** What clients may say and what they are told: names, shapes and bounds of the wire, without its frames. */
@NullMarked
package org.digitalstage.stage.model.protocol;

import org.jspecify.annotations.NullMarked;
