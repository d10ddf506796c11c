package org.digitalstage.benchmarks.processes;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.digitalstage.platform.embedded.EmbeddedStore;

/** Runs the embedded store, kept in a file, in a process of its own. */
final class StoreProcess {

    static void main(String[] arguments) throws InterruptedException {
        EmbeddedStore store = EmbeddedStore.inFile(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(store::close));
        new CountDownLatch(1).await();
    }

    private StoreProcess() {}
}
