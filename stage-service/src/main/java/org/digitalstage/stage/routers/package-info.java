/** Media routers, as the stage-service knows them: from events of the router-distribution-service, and to that service. */
@NullMarked
package org.digitalstage.stage.routers;

import org.jspecify.annotations.NullMarked;
