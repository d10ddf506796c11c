package org.digitalstage.benchmarks.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitalstage.benchmarks.crowd.Member;

/**
 * One stage: the members' volumes are changed in turn, and every change is expected at every member's socket. Touched
 * on the event loop only.
 */
final class StageTraffic {

    private static final long NOT_MEASURED = Long.MIN_VALUE;

    private final List<Member> members;
    private final boolean everybodyMixes;
    private final Count count;
    private final List<Seat> seats = new ArrayList<>();
    private long[] sentAt = new long[4_096];
    private int sent;

    StageTraffic(List<Member> members, boolean everybodyMixes, Count count) {
        this.members = members;
        this.everybodyMixes = everybodyMixes;
        this.count = count;
    }

    void takeSeats() {
        for (Member member : members) {
            Seat seat = new Seat(this, count, members.size());
            seats.add(seat);
            member.socket().listen(seat);
        }
    }

    void sendNext() {
        if (sent == MarkedVolume.LARGEST) {
            throw new IllegalStateException("Expected fewer than a million changes a stage but there are more");
        }
        sent++;
        if (sent == sentAt.length) {
            sentAt = Arrays.copyOf(sentAt, sent * 2);
        }
        Member target = members.get((sent - 1) % members.size());
        Member sender = everybodyMixes ? target : members.getFirst();
        sentAt[sent] = count.measuring() ? System.nanoTime() : NOT_MEASURED;
        sender.socket().send(command(target));
    }

    /** Number {@code number} has reached a socket. */
    void arrived(int number, long nanos) {
        if (number < sentAt.length && sentAt[number] != NOT_MEASURED) {
            count.late(nanos - sentAt[number]);
        }
    }

    int sent() {
        return sent;
    }

    /** Changes that have not reached a socket yet and were not overtaken by a later one of the same member. */
    long missing() {
        return seats.stream().mapToLong(seat -> seat.missing(sent)).sum();
    }

    private String command(Member target) {
        return "{\"type\":0,\"data\":[\"change-stage-member\",{\"_id\":\"" + target.stageMemberId() + "\",\"volume\":"
                + MarkedVolume.of(sent) + "}],\"id\":" + sent + "}";
    }
}
