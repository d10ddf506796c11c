/**
 * The machine that carries commands through an aggregate: mailbox, group commit, replica, follow-ups. Each aggregate lives on a lane of its own
 * (a serial executor); nothing here blocks.
 */
@NullMarked
package org.digitalstage.platform.aggregate.engine;

import org.jspecify.annotations.NullMarked;
