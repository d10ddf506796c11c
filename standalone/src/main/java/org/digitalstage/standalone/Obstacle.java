package org.digitalstage.standalone;

import java.io.Serial;

/** Something the person at the keyboard can put right; the message is the whole sentence. */
final class Obstacle extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    Obstacle(String sentence) {
        super(sentence);
    }
}
