/** The rules of the house, as tests that every module runs on itself. */
@NullMarked
package org.digitalstage.platform.testing.rules;

import org.jspecify.annotations.NullMarked;
