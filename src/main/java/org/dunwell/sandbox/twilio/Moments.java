package org.dunwell.sandbox.twilio;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments as the API writes them. */
final class Moments {

  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss '+0000'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private Moments() {}

  /** Of the API of 2010 and in callbacks. */
  static String rfc(Instant moment) {
    return RFC_2822.format(moment);
  }

  /** Of later APIs. */
  static String iso(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static Instant of(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
