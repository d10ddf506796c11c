package org.digitalstage.platform.testing.http;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Watches the log of this process, from its making to its end, for stack traces. */
public final class StackTraces extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final List<String> found = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    public StackTraces() {
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
    }

    /** Each line that came with one. */
    public List<String> found() {
        return List.copyOf(found);
    }

    @Override
    protected void append(ILoggingEvent event) {
        var message = event.getFormattedMessage();
        if (event.getThrowableProxy() != null) {
            found.add(message + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        } else if (message.contains("\n\tat ")) {
            found.add(message);
        }
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
