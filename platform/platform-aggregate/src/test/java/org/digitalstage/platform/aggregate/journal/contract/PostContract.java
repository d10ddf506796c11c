package org.digitalstage.platform.aggregate.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.await;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.failure;
import static org.digitalstage.platform.aggregate.journal.contract.Samples.uuid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.digitalstage.platform.aggregate.journal.Post;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every post keeps in fair weather. */
public abstract class PostContract {

    private final List<Map<String, @Nullable Object>> received = new CopyOnWriteArrayList<>();

    /** A new instance with this boot id; all instances of one test can write to each other. */
    protected abstract Post instance(String boot);

    @Test
    void aMessageArrivesAsItWasAndOnlyWhereItWasSentTo() {
        String to = reachable();
        List<Map<String, @Nullable Object>> elsewhere = new CopyOnWriteArrayList<>();
        instance(uuid()).onMessage(elsewhere::add);
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("type", "signal");
        message.put("nothing", null);
        message.put("values", List.of(1, 5_000_000_000L, 0.5, true, "Grüße \ud83c\udfbb"));
        message.put("object", Map.of("deep", Map.of("a.b", List.of())));
        end(instance(uuid()).send(to, message));
        await("it arrives", () -> received.contains(message));
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void messagesFromOneSenderArriveInOrderAndOnce() {
        Post sender = instance(uuid());
        String to = reachable();
        List<Map<String, @Nullable Object>> sent = new ArrayList<>();
        for (int number = 0; number < 500; number++) {
            sent.add(Map.of("number", number));
        }
        sent.forEach(message -> sender.send(to, message));
        await("the last arrives", () -> received.contains(sent.getLast()));
        assertThat(received.stream().filter(message -> message.containsKey("number")))
                .containsExactlyElementsOf(sent);
    }

    @Test
    void anInstanceThatNobodyKnowsCannotBeReached() {
        Post sender = instance(uuid());
        String to = reachable();
        end(sender.send(to, Map.of()));
        assertThat(failure(sender.send(uuid(), Map.of("type", "signal")))).isNotNull();
    }

    private String reachable() {
        String boot = uuid();
        Post sender = instance(uuid());
        instance(boot).onMessage(received::add);
        await("it can be reached", () -> reached(sender, boot));
        return boot;
    }

    private boolean reached(Post sender, String boot) {
        return sender.send(boot, Map.of("type", "probe"))
                .handle((sent, fault) -> fault == null)
                .toCompletableFuture()
                .join();
    }
}
