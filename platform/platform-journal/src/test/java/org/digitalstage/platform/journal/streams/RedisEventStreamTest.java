package org.digitalstage.platform.journal.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.await;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.digitalstage.platform.aggregate.time.fake.Breaking;
import org.digitalstage.platform.aggregate.time.fake.NotedMishaps;
import org.digitalstage.platform.embedded.EmbeddedRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisEventStreamTest {

    private static final String STREAM = "events:tests";
    private static final String GROUP = "stage-service";

    private final EmbeddedRedis server = EmbeddedRedis.start();
    private final RedisClient plain = RedisClient.create(server.url());
    private final List<RedisStreams> opened = new ArrayList<>();
    private final List<Map<String, Object>> received = new CopyOnWriteArrayList<>();
    private RedisEventStream events;

    @BeforeEach
    void connect() {
        events = member("publisher");
    }

    @AfterEach
    void close() {
        opened.forEach(RedisStreams::close);
        plain.shutdown();
        server.close();
    }

    @Test
    void aNewGroupBeginsAtTheStartAndTakesEventsInOrder() {
        List<Map<String, Object>> sent = numbered(200);
        sent.forEach(event -> events.publish(STREAM, event));
        events.consume(STREAM, GROUP, this::take);
        await("all arrive", () -> received.size() == sent.size());
        assertThat(received).isEqualTo(sent);
    }

    @Test
    void eachEventGoesToOneMemberOfAGroupAndToEveryGroup() {
        List<Map<String, Object>> elsewhere = new CopyOnWriteArrayList<>();
        member("one").consume(STREAM, GROUP, this::take);
        member("two").consume(STREAM, GROUP, this::take);
        member("three").consume(STREAM, "router-distribution-service", event -> take(elsewhere, event));
        List<Map<String, Object>> sent = numbered(200);
        sent.forEach(event -> events.publish(STREAM, event));
        await("all arrive", () -> received.size() >= sent.size() && elsewhere.size() >= sent.size());
        assertThat(received).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(elsewhere).isEqualTo(sent);
    }

    @Test
    void whatFailsIsTriedAgainBeforeTheNextOne() {
        AtomicBoolean failed = new AtomicBoolean();
        events.consume(STREAM, GROUP, event -> failed.compareAndSet(false, true) ? refuse() : take(event));
        List<Map<String, Object>> sent = numbered(3);
        sent.forEach(event -> events.publish(STREAM, event));
        await("all arrive", () -> received.size() == sent.size());
        assertThat(received).isEqualTo(sent);
    }

    @Test
    void whatEndsInAnErrorIsTriedAgainBeforeTheNextOne() {
        Breaking handler = new Breaking();
        handler.once();
        events.consume(STREAM, GROUP, event -> {
            handler.passBy();
            return take(event);
        });
        List<Map<String, Object>> sent = numbered(3);
        sent.forEach(event -> events.publish(STREAM, event));
        await("all arrive", () -> received.size() == sent.size());
        assertThat(received).isEqualTo(sent);
    }

    @Test
    void aHandlerThatNeverEndsDoesNotHoldUpTheNextOnesForEver() {
        Map<String, Object> endless = Map.of("type", "endless");
        events.consume(STREAM, GROUP, event -> event.equals(endless) ? new CompletableFuture<>() : take(event));
        end(events.publish(STREAM, endless));
        end(events.publish(STREAM, Map.of("type", "later")));
        await("the next one has its turn", () -> received.contains(Map.of("type", "later")));
    }

    @Test
    void aFollowerThatBreaksKeepsNobodyFromHearing() {
        Breaking broken = new Breaking();
        broken.once();
        events.follow(STREAM, event -> broken.passBy());
        events.follow(STREAM, received::add);
        List<Map<String, Object>> sent = numbered(3);
        sent.forEach(event -> events.publish(STREAM, event));
        await("all arrive", () -> received.size() == sent.size() && broken.passed() == 2);
        assertThat(received).isEqualTo(sent);
    }

    @Test
    void whatAMemberLeftBehindIsTakenByAnother() throws Exception {
        AutoCloseable dying = member("dying").consume(STREAM, GROUP, event -> new CompletableFuture<>());
        end(events.publish(STREAM, Map.of("type", "left behind")));
        await("it is under way", () -> pending() == 1);
        dying.close();
        member("living").consume(STREAM, GROUP, this::take);
        await("it is taken over", () -> received.contains(Map.of("type", "left behind")));
        await("it is acknowledged", () -> pending() == 0);
    }

    @Test
    void whatWasTrimmedBeforeItWasTakenStopsNobody() throws Exception {
        AutoCloseable dying = member("dying").consume(STREAM, GROUP, event -> new CompletableFuture<>());
        end(events.publish(STREAM, Map.of("type", "left behind")));
        await("it is under way", () -> pending() == 1);
        dying.close();
        redis().xtrim(STREAM, 0);
        member("living").consume(STREAM, GROUP, this::take);
        end(events.publish(STREAM, Map.of("type", "later")));
        await("the later one arrives", () -> received.contains(Map.of("type", "later")));
        await("nothing is left", () -> pending() == 0);
    }

    @Test
    void whatFailsForEverIsLeftAndClaimedAgain() {
        AtomicBoolean well = new AtomicBoolean();
        member("member")
                .consume(
                        STREAM,
                        GROUP,
                        event -> event.get("type").equals("bad") && !well.get() ? refuse() : take(event));
        end(events.publish(STREAM, Map.of("type", "bad")));
        end(events.publish(STREAM, Map.of("type", "good")));
        await("the next one has its turn", () -> received.contains(Map.of("type", "good")));
        well.set(true);
        await("it comes again", () -> received.contains(Map.of("type", "bad")));
    }

    @Test
    void aFollowerHearsEveryEventAndAnUnreadableOneHarmsNothing() throws Exception {
        AutoCloseable following = events.follow(STREAM, received::add);
        List<Map<String, Object>> second = new CopyOnWriteArrayList<>();
        events.follow(STREAM, second::add);
        redis().xadd(STREAM, Map.of("m", "no json"));
        List<Map<String, Object>> sent = numbered(100);
        sent.forEach(event -> events.publish(STREAM, event));
        await("all arrive", () -> received.size() == sent.size() && second.size() == sent.size());
        assertThat(received).isEqualTo(sent).isEqualTo(second);
        following.close();
        end(events.publish(STREAM, Map.of("type", "later")));
        await("the other still hears", () -> second.contains(Map.of("type", "later")));
        assertThat(received).hasSize(sent.size());
    }

    @Test
    void anyProgramCanReadAnEvent() {
        end(events.publish(STREAM, Map.of("type", "account-deleted")));
        assertThat(redis().xrange(STREAM, Range.unbounded(), Limit.from(1))
                        .getFirst()
                        .getBody())
                .isEqualTo(Map.of("m", "{\"type\":\"account-deleted\"}"));
    }

    @Test
    void aRedisThatReturnsEmptyIsUsedAgain() {
        events.consume(STREAM, GROUP, this::take);
        List<Map<String, Object>> followed = new CopyOnWriteArrayList<>();
        events.follow(STREAM, followed::add);
        end(events.publish(STREAM, Map.of("type", "before")));
        await("it arrives", () -> received.size() == 1 && followed.size() == 1);
        server.kill();
        server.restart();
        await("it can be published again", this::published);
        await("it arrives again", () -> received.size() >= 2 && followed.size() >= 2);
    }

    private boolean published() {
        return events.publish(STREAM, Map.of("type", "after"))
                .handle((done, fault) -> fault == null)
                .toCompletableFuture()
                .join();
    }

    /** How many are under way; -1 as long as there is no group. */
    private long pending() {
        try {
            return redis().xpending(STREAM, GROUP).getCount();
        } catch (RedisCommandExecutionException noGroup) {
            return -1;
        }
    }

    private RedisCommands<String, String> redis() {
        return plain.connect().sync();
    }

    private CompletionStage<Void> take(Map<String, Object> event) {
        return take(received, event);
    }

    private static CompletionStage<Void> take(List<Map<String, Object>> to, Map<String, Object> event) {
        to.add(event);
        return CompletableFuture.completedStage(null);
    }

    private static CompletionStage<Void> refuse() {
        return CompletableFuture.failedStage(new IllegalStateException("not now"));
    }

    private static List<Map<String, Object>> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Map.<String, Object>of("number", number))
                .toList();
    }

    private RedisEventStream member(String name) {
        RedisStreams redis = new RedisStreams(StreamSettings.of(server.url()), new NotedMishaps());
        opened.add(redis);
        await("it is connected", redis::well);
        return new RedisEventStream(redis, new GroupSettings(name + UUID.randomUUID(), Duration.ofMillis(300), 2));
    }
}
