/** What every HTTP door of the platform does alike: errors, beat, readiness, draining, names of metrics. */
@NullMarked
package org.digitalstage.platform.web;

import org.jspecify.annotations.NullMarked;
