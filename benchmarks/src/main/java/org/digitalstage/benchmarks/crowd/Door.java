package org.digitalstage.benchmarks.crowd;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.digitalstage.benchmarks.wire.FrameListener;
import org.digitalstage.benchmarks.wire.SocketFactory;
import org.digitalstage.benchmarks.wire.StageSocket;

/** Where people come in: an address and a token for each. */
public record Door(SocketFactory sockets, IntFunction<String> tokens) {

    StageSocket open(FrameListener listener) {
        try {
            return sockets.open(listener).orTimeout(10, TimeUnit.SECONDS).join();
        } catch (CompletionException cause) {
            throw new IllegalStateException("Expected the server to open a socket but it did not", cause);
        }
    }

    String tokenOf(int number) {
        return tokens.apply(number);
    }
}
