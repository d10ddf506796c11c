package org.digitalstage.stage.model.protocol;

import java.util.List;
import java.util.function.Function;
import org.digitalstage.stage.model.Who;

/**
 * A command of clients as it is declared, once: what is read, what the documentation shows and what tests try comes from here.
 */
public final class CommandDeclaration {

    /** The answer of most commands. */
    static final String DONE = "[null]";

    private final String name;
    private final Argument argument;
    private final Who who;
    private final String answer;
    private final List<String> refusals;
    private final Function<Payload, ClientCommand> reader;

    private CommandDeclaration(
            String name,
            Argument argument,
            Who who,
            String answer,
            List<String> refusals,
            Function<Payload, ClientCommand> reader) {
        this.name = name;
        this.argument = argument;
        this.who = who;
        this.answer = answer;
        this.refusals = refusals;
        this.reader = reader;
    }

    static CommandDeclaration of(String name, Argument argument, Who who, Function<Payload, ClientCommand> reader) {
        return new CommandDeclaration(name, argument, who, DONE, List.of(), reader);
    }

    /** Another name of the same command. */
    CommandDeclaration named(String other) {
        return new CommandDeclaration(other, argument, who, answer, refusals, reader);
    }

    /** What a client is answered that was obeyed, where that is not {@code [null]}. */
    CommandDeclaration answering(String arguments) {
        return new CommandDeclaration(name, argument, who, arguments, refusals, reader);
    }

    /** The sentences with which it is refused, besides those about its payload. */
    CommandDeclaration refusedBy(String... sentences) {
        return new CommandDeclaration(
                name,
                argument,
                who,
                answer,
                List.of(sentences).stream().distinct().toList(),
                reader);
    }

    public String name() {
        return name;
    }

    public Argument argument() {
        return argument;
    }

    public Who who() {
        return who;
    }

    /** The arguments of the acknowledgement, for example {@code [null,group]}. */
    public String answer() {
        return answer;
    }

    /** The sentences with which it is refused, besides those about its payload; with the blanks of permits. */
    public List<String> refusals() {
        return refusals;
    }

    ClientCommand read(Payload payload) {
        return reader.apply(payload);
    }
}
