package org.digitalstage.platform.aggregate.engine;

import java.time.Duration;

/**
 * The bounds of the machine.
 *
 * @param batchCommands most commands in one entry
 * @param batchBytes about how many bytes of changes in one entry
 * @param queuedCommands most commands waiting for one aggregate
 * @param contention how long a command may lose against other instances before it is refused
 * @param lossesBeforeHandover after so many losses running the queue is passed to the last winner
 * @param handover how long the winner has to answer
 * @param unavailable how long an append may be without answer before new commands are refused
 * @param doubt how long an append may be without answer before its askers are told that the outcome is unknown
 * @param poll how often each replica asks the journal for its successor
 * @param pollAlone the same while the fast path is away
 * @param sweep how often pending notes are looked at; one unchanged over two looks is carried on
 * @param snapshotEvery entries between snapshots
 * @param idle how long a replica that nobody needs stays
 * @param remembered how long the ids of answered commands are kept
 */
public record EngineSettings(
        int batchCommands,
        int batchBytes,
        int queuedCommands,
        Duration contention,
        int lossesBeforeHandover,
        Duration handover,
        Duration unavailable,
        Duration doubt,
        Duration poll,
        Duration pollAlone,
        Duration sweep,
        int snapshotEvery,
        Duration idle,
        Duration remembered) {

    public static EngineSettings defaults() {
        return new EngineSettings(
                256,
                1 << 20,
                1024,
                Duration.ofSeconds(2),
                3,
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofMillis(250),
                Duration.ofMillis(1500),
                256,
                Duration.ofSeconds(60),
                Duration.ofSeconds(20));
    }

    /** The same with another number of entries between snapshots. */
    public EngineSettings snapshotEvery(int entries) {
        return with(lossesBeforeHandover, entries, idle, remembered);
    }

    /** The same with another time that an unneeded replica stays. */
    public EngineSettings idle(Duration stay) {
        return with(lossesBeforeHandover, snapshotEvery, stay, remembered);
    }

    /** The same with another number of losses until the queue is passed. */
    public EngineSettings lossesBeforeHandover(int losses) {
        return with(losses, snapshotEvery, idle, remembered);
    }

    /** The same with another time that the ids of answered commands are kept. */
    public EngineSettings remembered(Duration kept) {
        return with(lossesBeforeHandover, snapshotEvery, idle, kept);
    }

    private EngineSettings with(
            int newLossesBeforeHandover, int newSnapshotEvery, Duration newIdle, Duration newRemembered) {
        return new EngineSettings(
                batchCommands,
                batchBytes,
                queuedCommands,
                contention,
                newLossesBeforeHandover,
                handover,
                unavailable,
                doubt,
                poll,
                pollAlone,
                sweep,
                newSnapshotEvery,
                newIdle,
                newRemembered);
    }
}
