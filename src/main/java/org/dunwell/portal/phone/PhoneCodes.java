package org.dunwell.portal.phone;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.contact.correspondence.Correspondence;
import org.dunwell.contact.correspondence.NewMessage;
import org.dunwell.contact.phone.LineCall;
import org.dunwell.contact.texts.CodeBySms;
import org.dunwell.promises.Promises;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One-time codes, sent to what is on file. One is worth something in its own call only, for ten
 * minutes and once.
 */
@Component
class PhoneCodes {

  static final String SMS = "sms";
  static final String EMAIL = "e-mail";

  static final Duration VALIDITY = Duration.ofMinutes(10);

  /** Codes of one call. */
  static final int OF_CALL = 2;

  /** Nobody's telephone is flooded by whoever knows the customer's number. */
  static final int OF_CUSTOMER_AN_HOUR = 4;

  static final int OF_CALLER_AN_HOUR = 6;

  private final JdbcClient jdbc;
  private final PhonePins pins;
  private final NumbersOnFile numbers;
  private final ObjectProvider<CodeBySms> texts;
  private final Correspondence mails;
  private final Clock clock;

  PhoneCodes(
      JdbcClient jdbc,
      PhonePins pins,
      NumbersOnFile numbers,
      ObjectProvider<CodeBySms> texts,
      Correspondence mails,
      Clock clock) {
    this.jdbc = jdbc;
    this.pins = pins;
    this.numbers = numbers;
    this.texts = texts;
    this.mails = mails;
    this.clock = clock;
  }

  /**
   * Sends one where there is somebody to send it to and nobody was sent too many. Whether one was
   * sent the caller does not learn.
   *
   * @param way {@link #SMS} or {@link #EMAIL}
   */
  void send(LineCall call, Place at, String way) {
    at.codes++;
    String code = pins.fresh();
    // also when nobody gets it: how long it takes is not to tell
    String hash = pins.hash(code);
    if (at.candidate == null || at.codes > OF_CALL || isTooMuch(call, at.candidate)) {
      return;
    }
    boolean sent = way.equals(SMS) ? text(call, at, code) : mail(call, at, code);
    if (sent) {
      keep(call, at, way, hash);
    }
  }

  private boolean isTooMuch(LineCall call, long customer) {
    Timestamp since = Timestamp.from(clock.instant().minus(Duration.ofHours(1)));
    return count("customer_id = ?", customer, since) >= OF_CUSTOMER_AN_HOUR
        || count("caller = ?", Guesses.caller(call), since) >= OF_CALLER_AN_HOUR;
  }

  private long count(String where, Object value, Timestamp since) {
    return jdbc.sql(
            """
            select count(*)
            from portal.phone_code
            where %s
              and sent_at > ?
            """
                .formatted(where))
        .params(value, since)
        .query(Long.class)
        .single();
  }

  private boolean text(LineCall call, Place at, String code) {
    CodeBySms door = texts.getIfAvailable();
    Optional<String> number = numbers.of(at.candidate, call.theirNumber());
    return door != null
        && number.isPresent()
        && door.sendCode(call, at.candidate, number.get(), at.language, code);
  }

  private boolean mail(LineCall call, Place at, String code) {
    return mails
        .send(
            new NewMessage(
                "phone-code/%d/%d".formatted(call.id(), at.codes),
                at.candidate,
                call.sellingEntityId(),
                null,
                "phone-code",
                Map.of("code", code, "minutes", Long.toString(VALIDITY.toMinutes())),
                List.of(),
                false,
                List.of(),
                Promises.CUSTOMER))
        .isPresent();
  }

  private void keep(LineCall call, Place at, String way, String hash) {
    jdbc.sql(
            """
            insert into portal.phone_code
              (call_id, number, customer_id, caller, way, hash, sent_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            call.id(),
            at.codes,
            at.candidate,
            Guesses.caller(call),
            way,
            hash,
            Timestamp.from(clock.instant()))
        .update();
  }

  private record Sent(int number, String way, String hash) {}

  /**
   * Whether it is the last code of this call, sent to this customer and not used before; it is used
   * then.
   *
   * @return the way it was sent; empty when it does not fit
   */
  Optional<String> use(LineCall call, Place at, String code) {
    Optional<Sent> last =
        jdbc.sql(
                """
                select number, way, hash
                from portal.phone_code
                where call_id = ?
                  and customer_id = ?
                  and used_at is null
                  and sent_at > ?
                order by number desc
                limit 1
                """)
            .params(call.id(), at.candidate, Timestamp.from(clock.instant().minus(VALIDITY)))
            .query(Sent.class)
            .optional();
    if (!pins.matches(code, last.map(Sent::hash).orElse(null))) {
      return Optional.empty();
    }
    jdbc.sql("update portal.phone_code set used_at = ? where call_id = ? and number = ?")
        .params(Timestamp.from(clock.instant()), call.id(), last.get().number())
        .update();
    return last.map(Sent::way);
  }

  /** Forgets a portion of the codes from before then. */
  int forget(Instant before, int limit) {
    return jdbc.sql(
            """
            delete from portal.phone_code
            where (call_id, number) in (
              select call_id, number
              from portal.phone_code
              where sent_at < ?
              order by sent_at
              limit ?
              for update skip locked)
            """)
        .params(Timestamp.from(before), limit)
        .update();
  }
}
