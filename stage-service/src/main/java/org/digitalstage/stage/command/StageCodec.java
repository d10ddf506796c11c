package org.digitalstage.stage.command;

import java.util.Map;
import org.digitalstage.platform.aggregate.codec.RecordCodec;
import org.jspecify.annotations.Nullable;

/** The written form of commands: what follows in another aggregate, and what is passed to another instance. */
public final class StageCodec {

    private static final RecordCodec<StageCommand> CODEC = new RecordCodec<>(StageCommand.class, Joined.FORM);

    private StageCodec() {}

    public static Map<String, @Nullable Object> write(StageCommand command) {
        return CODEC.write(command);
    }

    public static StageCommand read(Map<String, @Nullable Object> written) {
        return written.isEmpty() ? new Forgotten() : CODEC.read(written);
    }
}
