package org.dunwell.platform.operations;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.pattern.DynamicConverter;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * No log shows a card number, in a message or in the text of an exception: right after Spring has
 * set the logs up, console and file alike.
 */
class CardFreeLogs implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

  /** What the patterns of logs call a message and an exception. */
  private static final List<String> MESSAGES = List.of("m", "msg", "message");

  private static final List<String> EXCEPTIONS = List.of("wEx", "ex", "xEx");

  /** A message without card numbers. */
  public static final class Message extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
      return CardNumbers.without(super.convert(event));
    }
  }

  /** An exception and its causes without card numbers. */
  public static final class Stack extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy proxy) {
      return CardNumbers.without(super.throwableProxyToString(proxy));
    }
  }

  @Override
  public int getOrder() {
    return LoggingApplicationListener.DEFAULT_ORDER + 1;
  }

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
      rules(logs);
      Logger root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
      for (Iterator<Appender<ILoggingEvent>> all = root.iteratorForAppenders(); all.hasNext(); ) {
        again(all.next());
      }
    }
  }

  @SuppressWarnings("unchecked")
  static void rules(LoggerContext logs) {
    Object known = logs.getObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS);
    Map<String, Supplier<DynamicConverter<ILoggingEvent>>> rules =
        known == null
            ? new HashMap<>()
            : (Map<String, Supplier<DynamicConverter<ILoggingEvent>>>) known;
    MESSAGES.forEach(word -> rules.put(word, Message::new));
    EXCEPTIONS.forEach(word -> rules.put(word, Stack::new));
    logs.putObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS, rules);
  }

  /** A pattern looks its words up when it starts. */
  private static void again(Appender<ILoggingEvent> appender) {
    if (appender instanceof OutputStreamAppender<ILoggingEvent> out
        && out.getEncoder() instanceof PatternLayoutEncoder encoder) {
      encoder.stop();
      encoder.start();
    }
  }
}
