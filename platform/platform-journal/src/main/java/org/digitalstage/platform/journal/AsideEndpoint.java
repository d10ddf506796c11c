package org.digitalstage.platform.journal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.journal.Aside;
import org.digitalstage.platform.aggregate.journal.SetAside;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** What was set aside, for an operator: {@code GET /actuator/aside} lists it, {@code POST .../<id>} sends one again, {@code DELETE .../<id>} forgets it. */
@Endpoint(id = "aside")
public final class AsideEndpoint {

    private static final int MOST = 100;
    private static final long PATIENCE_SECONDS = 10;

    private final Aside aside;
    private final Function<SetAside, CompletionStage<Outcome>> sendAgain;

    /**
     * Of one service.
     *
     * @param sendAgain carries one out, and no longer keeps it once that is stored
     */
    public AsideEndpoint(Aside aside, Function<SetAside, CompletionStage<Outcome>> sendAgain) {
        this.aside = aside;
        this.sendAgain = sendAgain;
    }

    /** The first hundred, in the order of their ids. */
    @ReadOperation
    public List<AsideItem> list() {
        return await(aside.list(MOST)).stream().map(AsideItem::of).toList();
    }

    /** What became of it. */
    @WriteOperation
    public WebEndpointResponse<Map<String, Object>> sendAgain(@Selector String id) {
        return with(id, found -> told(await(sendAgain.apply(found))));
    }

    /** The one that is forgotten. */
    @DeleteOperation
    public WebEndpointResponse<AsideItem> drop(@Selector String id) {
        return with(id, found -> {
            await(aside.drop(id));
            return AsideItem.of(found);
        });
    }

    private <T> WebEndpointResponse<T> with(String id, Function<SetAside, T> task) {
        return find(id).map(found -> new WebEndpointResponse<>(task.apply(found)))
                .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }

    private Optional<SetAside> find(String id) {
        return await(aside.find(id));
    }

    private static Map<String, Object> told(Outcome outcome) {
        Map<String, Object> told = new LinkedHashMap<>();
        switch (outcome) {
            case Outcome.Stored stored -> {
                told.put("outcome", "stored");
                told.put("seq", stored.seq());
            }
            case Outcome.Refused refused -> {
                told.put("outcome", "refused");
                told.put("sentence", refused.sentence());
            }
            case Outcome.Doubtful _, Outcome.Early _ -> told.put("outcome", "unknown");
        }
        return told;
    }

    /** An operator waits on a thread of his own. */
    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /**
     * One that was set aside; the log says under its id what went wrong.
     *
     * @param source the aggregate that asked for it
     * @param seq number of the entry in which it did
     * @param target the aggregate that was asked
     */
    public record AsideItem(String id, String source, long seq, String target, Instant time) {
        private static AsideItem of(SetAside followUp) {
            return new AsideItem(
                    followUp.id(),
                    followUp.source().aggregate().toString(),
                    followUp.source().place().seq(),
                    followUp.target().toString(),
                    Instant.ofEpochMilli(followUp.time()));
        }
    }
}
