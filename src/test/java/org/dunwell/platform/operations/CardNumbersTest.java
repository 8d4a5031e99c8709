package org.dunwell.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CardNumbersTest {

  @Test
  void whatACardCouldHaveIsMaskedAndNothingElse() {
    assertThat(CardNumbers.without("paid with 4242424242424242, thanks"))
        .isEqualTo("paid with [card ..4242], thanks");
    assertThat(CardNumbers.without("4000 0025 0000 3155 and 3782-822463-10005"))
        .isEqualTo("[card ..3155] and [card ..0005]");
    String harmless =
        "invoice 4242424242424241, at 1764204893123, iban DE89370400440532013000, 0.4242424242424242, 42424242424242424242424";
    assertThat(CardNumbers.without(harmless)).isEqualTo(harmless);
    assertThat(CardNumbers.without(null)).isNull();
  }

  @Test
  void neitherAMessageNorAnExceptionShowsOneInALog() {
    LoggerContext logs = new LoggerContext();
    logs.setMDCAdapter(new LogbackMDCAdapter());
    CardFreeLogs.rules(logs);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PatternLayoutEncoder pattern = new PatternLayoutEncoder();
    pattern.setContext(logs);
    pattern.setPattern("%m%n%wEx");
    pattern.start();
    OutputStreamAppender<ILoggingEvent> out = new OutputStreamAppender<>();
    out.setContext(logs);
    out.setEncoder(pattern);
    out.setOutputStream(written);
    out.start();
    var log = logs.getLogger("test");
    log.addAppender(out);
    log.error(
        "a note says {}",
        "4242 4242 4242 4242",
        new IllegalStateException("5555555555554444", new RuntimeException("4000000000000002")));
    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains("a note says [card ..4242]", "[card ..4444]", "[card ..0002]")
        .doesNotContain("4242 4242", "5555555555554444", "4000000000000002");
  }
}
