package org.digitalstage.benchmarks.measure;

/**
 * What one run has shown.
 *
 * @param latency from a command's last byte given to the socket to its event read at each member's
 * @param lag how much later than planned the generator itself has sent
 * @param whole counted over the whole run, warm-up and drain included
 * @param sent commands sent over the whole run
 * @param lost deliveries that never came
 */
public record Observed<U>(
        Moment<U> first, Moment<U> last, Quantiles latency, Quantiles lag, Counted whole, long sent, long lost) {

    /** Length of the measured time. */
    public double seconds() {
        return (last.nanos() - first.nanos()) / 1e9;
    }

    /** Deliveries within the measured time. */
    public long delivered() {
        return last.counted().delivered() - first.counted().delivered();
    }

    /** Commands the server has not answered at all. */
    public long unanswered() {
        return sent - whole.acknowledged() - whole.refused();
    }
}
