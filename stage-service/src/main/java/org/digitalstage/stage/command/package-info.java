/** What is asked of the aggregates of the stage-service, and the way of each command to the rule that decides it. */
@NullMarked
package org.digitalstage.stage.command;

import org.jspecify.annotations.NullMarked;
