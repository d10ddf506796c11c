package org.digitalstage.platform.embedded;

import java.io.Serial;
import java.nio.file.Path;

/** Another process holds the store's file. */
public final class StoreInUse extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    StoreInUse(Path file, Throwable cause) {
        super("Expected to be alone on " + file + " but another process uses it", cause);
    }
}
