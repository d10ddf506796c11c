/** The rules: who may do what, and what it changes. Pure functions, one subject a file. */
@NullMarked
package org.digitalstage.stage.feature;

import org.jspecify.annotations.NullMarked;
