package org.digitalstage.stage.routers;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The port to the list of all stages, derived from what is told of them. All operations may be repeated. */
interface StageIndex {

    /** There is this stage; {@code seq} of its last word to routers. */
    CompletionStage<Void> put(String stage, long seq);

    /** It is no more. */
    CompletionStage<Void> remove(String stage);

    /** All stages with the seq of their last word. */
    CompletionStage<Map<String, Long>> all();
}
