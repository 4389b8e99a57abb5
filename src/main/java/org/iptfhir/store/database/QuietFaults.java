package org.iptfhir.store.database;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Iterator;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Keeps out of the log what everyone who uses the database says while it is away, each with a long stack trace. That it is
 * away is said once.
 */
final class QuietFaults extends Filter<ILoggingEvent> implements InitializingBean, DisposableBean {
    @Override
    public FilterReply decide(ILoggingEvent event) {
        return isStarted()
                        && event.getThrowableProxy() instanceof ThrowableProxy proxy
                        && DatabaseFault.behind(proxy.getThrowable()).isPresent()
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    @Override
    public void afterPropertiesSet() {
        ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
        if (loggers instanceof LoggerContext context) {
            start();
            Iterator<Appender<ILoggingEvent>> appenders =
                    context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
            appenders.forEachRemaining(appender -> appender.addFilter(this));
        }
    }

    /** A filter that has ended lets everything pass: appenders cannot be rid of one alone. */
    @Override
    public void destroy() {
        stop();
    }
}
