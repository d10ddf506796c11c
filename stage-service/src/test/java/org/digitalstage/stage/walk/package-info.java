/** The rules of stages tried out at random: real rules, kinds and sealing on the machine, with fakes of store and streams on one virtual clock. */
@NullMarked
package org.digitalstage.stage.walk;

import org.jspecify.annotations.NullMarked;
