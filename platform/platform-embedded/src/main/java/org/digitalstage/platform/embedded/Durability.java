package org.digitalstage.platform.embedded;

import java.util.function.Supplier;

/** What must have happened before a command's answer may go out. */
interface Durability extends AutoCloseable {
    <T> T write(Supplier<T> command);

    <T> T read(Supplier<T> command);

    @Override
    default void close() {}

    /** For stores that die with the process. */
    static Durability none() {
        return new Durability() {
            @Override
            public <T> T write(Supplier<T> command) {
                return command.get();
            }

            @Override
            public <T> T read(Supplier<T> command) {
                return command.get();
            }
        };
    }
}
