package org.dunwell.disputes.reasons.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dunwell.disputes.reasons.ReasonCode;
import org.dunwell.disputes.reasons.ReasonCodeEntry;
import org.dunwell.platform.BrokenRule;

/**
 * What is typed about a reason code.
 *
 * @param x12 codes with commas between them
 * @param hours of working time, such as {@code 16} or {@code 1.5}
 */
record ReasonCodeForm(
    String code,
    String name,
    String x12,
    String peppol,
    String department,
    String hours,
    String english,
    String german,
    Integer version) {

  static ReasonCodeForm blank() {
    return new ReasonCodeForm("", "", "", "OTH", "", "16", "", "", null);
  }

  static ReasonCodeForm of(ReasonCode reason) {
    return new ReasonCodeForm(
        reason.code(),
        reason.name(),
        String.join(", ", reason.x12()),
        reason.peppol(),
        reason.department(),
        hours(reason.targetTime()),
        reason.wordsIn("en"),
        reason.wordsIn("de"),
        reason.version());
  }

  /** Minutes are told to the second decimal: a third of an hour would not come back as typed. */
  private static String hours(Duration time) {
    long minutes = time.toMinutes();
    return minutes % 3 == 0
        ? BigDecimal.valueOf(minutes * 100 / 60, 2).stripTrailingZeros().toPlainString()
        : "%d:%02d".formatted(minutes / 60, minutes % 60);
  }

  /**
   * @throws BrokenRule when something is missing or cannot be right
   */
  ReasonCodeEntry entry() {
    return new ReasonCodeEntry(
        name,
        x12 == null || x12.isBlank()
            ? List.of()
            : Arrays.stream(x12.strip().split("[\\s,;]+")).toList(),
        peppol,
        department,
        duration(),
        Map.of("en", english == null ? "" : english, "de", german == null ? "" : german));
  }

  private Duration duration() {
    String typed = hours == null ? "" : hours.strip().replace(',', '.');
    if (typed.matches("\\d{1,4}:[0-5]\\d")) {
      String[] parts = typed.split(":");
      return Duration.ofHours(Long.parseLong(parts[0])).plusMinutes(Long.parseLong(parts[1]));
    }
    if (!typed.matches("\\d{1,4}(\\.\\d{1,2})?")) {
      throw new BrokenRule(
          "\"%s\" is no number of hours. Write working hours like 16, 1.5 or 1:20."
              .formatted(hours));
    }
    return Duration.ofSeconds(
        new BigDecimal(typed).multiply(BigDecimal.valueOf(3600)).longValueExact());
  }
}
