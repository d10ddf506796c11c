package org.digitalstage.platform.aggregate.journal;

/**
 * Where a follow-up stands in its source: the entry's number and the follow-up's index within the entry. Ordered.
 *
 * @param seq number of the entry; 0 means none
 * @param index from 0, over all steps of the entry
 */
public record Place(long seq, int index) implements Comparable<Place> {

    public static final Place NONE = new Place(0, 0);

    @Override
    public int compareTo(Place other) {
        return seq != other.seq ? Long.compare(seq, other.seq) : Integer.compare(index, other.index);
    }
}
