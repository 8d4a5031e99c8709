package org.dunwell.portal.phone;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dunwell.platform.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * PINs of six digits by which a customer proves on the phone who it is. Shown once, when it is
 * made; only a slow hash is kept.
 */
@Component
class PhonePins {

  static final int DIGITS = 6;

  private static final int ALL = 1_000_000;

  private final JdbcClient jdbc;
  private final Timeline timeline;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final BCryptPasswordEncoder hashes = new BCryptPasswordEncoder();

  /** What a PIN is held against where there is none: it takes as long. */
  private final String nobodys = hashes.encode("nobody's");

  PhonePins(JdbcClient jdbc, Timeline timeline, Clock clock) {
    this.jdbc = jdbc;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Makes a PIN; the one before is worth nothing any more.
   *
   * @param by user id, or {@code customer}
   * @return the PIN, which cannot be had again
   */
  @Transactional
  public String renew(long customerId, String by) {
    String pin = fresh();
    jdbc.sql(
            """
            insert into portal.phone_pin (customer_id, hash, made_at, made_by)
            values (?, ?, ?, ?)
            on conflict (customer_id) do update
            set hash = excluded.hash,
                made_at = excluded.made_at,
                made_by = excluded.made_by
            """)
        .params(customerId, hashes.encode(pin), Timestamp.from(clock.instant()), by)
        .update();
    timeline.add(
        new Timeline.Entry(
            "portal",
            "phone-pin",
            customerId,
            null,
            by,
            "A new PIN for the telephone line was made; the one before is worth nothing.",
            null));
    return pin;
  }

  /** When the customer's PIN was made; empty when there is none. */
  Optional<Instant> madeAt(long customerId) {
    return jdbc.sql("select made_at from portal.phone_pin where customer_id = ?")
        .param(customerId)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  /**
   * Whether it is this customer's PIN; takes as long for a customer without one.
   *
   * @param customerId null for nobody
   */
  boolean fits(Long customerId, String pin) {
    String hash =
        jdbc.sql("select hash from portal.phone_pin where customer_id = ?")
            .param(customerId)
            .query(String.class)
            .optional()
            .orElse(nobodys);
    return hashes.matches(pin, hash) && !hash.equals(nobodys);
  }

  /** Six digits. What everybody tries first is none. */
  String fresh() {
    String pin = "000000";
    while (isEasy(pin)) {
      pin = "%06d".formatted(random.nextInt(ALL));
    }
    return pin;
  }

  String hash(String digits) {
    return hashes.encode(digits);
  }

  boolean matches(String digits, String hash) {
    return hashes.matches(digits, hash == null ? nobodys : hash) && hash != null;
  }

  /** One digit six times, or each one more or one less than the one before. */
  static boolean isEasy(String pin) {
    int step = pin.charAt(1) - pin.charAt(0);
    return Math.abs(step) <= 1
        && IntStream.range(1, DIGITS).allMatch(i -> pin.charAt(i) - pin.charAt(i - 1) == step);
  }
}
