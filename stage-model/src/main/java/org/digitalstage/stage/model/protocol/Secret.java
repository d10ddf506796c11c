package org.digitalstage.stage.model.protocol;

/**
 * A password or token as a client sent it. It does not show itself in a log.
 *
 * @param clear the text itself
 */
public record Secret(String clear) {

    @Override
    public String toString() {
        return "Secret";
    }
}
