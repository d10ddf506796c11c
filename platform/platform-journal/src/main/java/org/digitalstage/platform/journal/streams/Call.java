package org.digitalstage.platform.journal.streams;

import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.ProtocolKeyword;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One command on its way, with room for its answer. Leaner than the client's own, which is made once per entry. */
final class Call<T> extends Command<String, byte[], T> {

    private final CompletableFuture<@Nullable T> answer = new CompletableFuture<>();
    private final int weight;
    private final IntConsumer settled;

    /**
     * A command.
     *
     * @param weight about how many bytes it holds
     * @param settled told the weight once, when the command has ended in any way
     */
    Call(
            ProtocolKeyword keyword,
            CommandOutput<String, byte[], T> output,
            CommandArgs<String, byte[]> args,
            int weight,
            IntConsumer settled) {
        super(keyword, output, args);
        this.weight = weight;
        this.settled = settled;
    }

    CompletableFuture<@Nullable T> answer() {
        return answer;
    }

    int weight() {
        return weight;
    }

    @Override
    public void complete() {
        super.complete();
        String error = getError();
        boolean first = error == null ? answer.complete(get()) : answer.completeExceptionally(new Unsent(error));
        settle(first);
    }

    @Override
    public boolean completeExceptionally(Throwable fault) {
        super.completeExceptionally(fault);
        boolean first = answer.completeExceptionally(new Unsent("Redis went away"));
        settle(first);
        return first;
    }

    @Override
    public void cancel() {
        super.cancel();
        settle(answer.completeExceptionally(new Unsent("Redis went away")));
    }

    private void settle(boolean first) {
        if (first) {
            settled.accept(weight);
        }
    }
}
