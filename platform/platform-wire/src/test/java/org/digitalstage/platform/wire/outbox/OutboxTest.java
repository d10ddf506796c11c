package org.digitalstage.platform.wire.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.digitalstage.platform.wire.frame.EncodedFrame;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final int LIMIT = 1000;

    private final Outbox outbox = new Outbox(LIMIT, 5000);

    @Test
    void framesLeaveInOrderAndWhole() {
        offer("a", Coalescing.BARRIER);
        offer("b", Coalescing.about("x"));
        assertThat(drain(7)).containsExactly("a", "b");
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void nothingIsMergedWhileTheSocketKeepsUp() {
        offer("v1", volume("m"));
        offer("v2", volume("m"));
        assertThat(drain(4096)).containsExactly("v1", "v2");
    }

    @Test
    void underPressureAValueGivesWayToALaterOneAndTheLaterPlaceStays() {
        outbox.offer(new Outgoing(frame("first"), Coalescing.about("z")));
        outbox.stalled();
        offer("v1", volume("m"));
        offer("other", volume("n"));
        offer("v2", volume("m"));
        assertThat(drain(4096)).containsExactly("first", "other", "v2");
        assertThat(outbox.merged()).isEqualTo(1);
    }

    @Test
    void whatCameBeforeThePressureIsMergedToo() {
        offer("v1", volume("m"));
        offer("v2", volume("m"));
        outbox.stalled();
        assertThat(drain(4096)).containsExactly("v2");
    }

    @Test
    void onlyFieldsThatAreCoveredGiveWay() {
        stall();
        offer("volume", volume("m"));
        offer("both", Coalescing.continuous("m", Set.of("volume", "balance"), Set.of()));
        offer("balance", Coalescing.continuous("m", Set.of("balance"), Set.of()));
        assertThat(drain(4096)).containsExactly("stalling", "both", "balance");
    }

    @Test
    void aCoveringEventTakesAllThatStandNextToEachOther() {
        stall();
        offer("volume", volume("m"));
        offer("balance", Coalescing.continuous("m", Set.of("balance"), Set.of()));
        offer("both", Coalescing.continuous("m", Set.of("volume", "balance"), Set.of()));
        assertThat(drain(4096)).containsExactly("stalling", "both");
    }

    @Test
    void nothingIsMergedAcrossAnAcknowledgement() {
        stall();
        offer("v1", volume("m"));
        offer("ack", Coalescing.BARRIER);
        offer("v2", volume("m"));
        assertThat(drain(4096)).containsExactly("stalling", "v1", "ack", "v2");
    }

    @Test
    void nothingIsMergedAcrossAnotherEventOfTheEntity() {
        stall();
        offer("v1", volume("m"));
        offer("renamed", Coalescing.about("m"));
        offer("v2", volume("m"));
        assertThat(drain(4096)).containsExactly("stalling", "v1", "renamed", "v2");
    }

    @Test
    void nothingIsMergedAcrossAnEventOfAParent() {
        stall();
        offer("v1", volume("m"));
        offer("group moved", Coalescing.continuous("g", Set.of("x"), Set.of()));
        offer("v2", volume("m"));
        offer("stage renamed", Coalescing.about("s"));
        offer("v3", volume("m"));
        assertThat(drain(4096)).containsExactly("stalling", "v1", "group moved", "v2", "stage renamed", "v3");
    }

    @Test
    void aFrameThatIsLeavingStaysWhole() {
        stall();
        offer("v1", volume("m"));
        ByteBuf bytes =
                outbox.next(UnpooledByteBufAllocator.DEFAULT, frame("stalling").length() + 5);
        offer("v2", volume("m"));
        ByteBuf all = bytes.alloc().buffer().writeBytes(bytes);
        bytes.release();
        assertThat(drain(3, all)).containsExactly("stalling", "v1", "v2");
    }

    @Test
    void tooMuchDoesNotFitButInitialStateHasItsOwnLimit() {
        assertThat(outbox.offer(Outgoing.initial(frame("x".repeat(4000))))).isTrue();
        assertThat(outbox.offer(Outgoing.barrier(frame("y".repeat(900))))).isTrue();
        assertThat(outbox.offer(Outgoing.barrier(frame("z".repeat(100))))).isFalse();
        drain(512);
        assertThat(outbox.fits()).isTrue();
        assertThat(outbox.offer(Outgoing.initial(frame("x".repeat(6000))))).isFalse();
    }

    @Test
    void mergedFramesDoNotCount() {
        stall();
        for (int i = 0; i < 1000; i++) {
            assertThat(outbox.offer(new Outgoing(frame("v" + i), volume("m")))).isTrue();
        }
        assertThat(outbox.size()).isLessThan(200);
    }

    private void stall() {
        offer("stalling", Coalescing.about("nobody"));
        outbox.stalled();
    }

    private void offer(String name, Coalescing rule) {
        assertThat(outbox.offer(new Outgoing(frame(name), rule))).isTrue();
    }

    private static Coalescing volume(String entity) {
        return Coalescing.continuous(entity, Set.of("volume"), Set.of("g", "s"));
    }

    private static EncodedFrame frame(String name) {
        return EncodedFrame.event(name);
    }

    private List<String> drain(int step) {
        return drain(step, UnpooledByteBufAllocator.DEFAULT.buffer());
    }

    private List<String> drain(int step, ByteBuf all) {
        while (!outbox.isEmpty()) {
            ByteBuf bytes = outbox.next(UnpooledByteBufAllocator.DEFAULT, step);
            all.writeBytes(bytes);
            bytes.release();
        }
        List<String> names = WireText.eventsIn(all);
        all.release();
        return new ArrayList<>(names);
    }
}
