/** The kinds of entity of a digital stage, each declared once. */
@NullMarked
package org.digitalstage.stage.model;

import org.jspecify.annotations.NullMarked;
