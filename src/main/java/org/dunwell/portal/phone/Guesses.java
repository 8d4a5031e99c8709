package org.dunwell.portal.phone;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dunwell.contact.phone.LineCall;
import org.dunwell.platform.SignedLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Wrong PINs and codes: how many, and whether another try may be made. Counted in the database, so
 * on all nodes together. An account that does not exist is counted as one that does, and where what
 * was named can be read in two ways both are: nobody learns from a lock whether it is there.
 */
@Component
class Guesses {

  /** Somebody mistypes twice. */
  static final int OF_CALL = 3;

  /** With a million PINs one in 110,000 days is guessed. */
  static final int OF_ACCOUNT_A_DAY = 9;

  /** A company with many offices behind one number, all of them clumsy. */
  static final int OF_CALLER_AN_HOUR = 9;

  /** All who keep their numbers to themselves share these. */
  static final int OF_WITHHELD_AN_HOUR = 30;

  /** More wrong ones on all lines together are an attack. */
  static final int OF_ALL_AN_HOUR = 300;

  private static final String WITHHELD = "withheld";

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final SignedLinks seals;
  private final Clock clock;

  Guesses(JdbcClient jdbc, SignedLinks seals, Clock clock) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.clock = clock;
  }

  /** What a caller has named, so that nobody can read it: it may be a PIN at the wrong place. */
  String sealed(String named) {
    return seals.seal("phone-account", named);
  }

  static String caller(LineCall call) {
    return call.theirNumber() == null ? WITHHELD : call.theirNumber();
  }

  /** Whether no more tries may be made. Until the transaction ends nobody else tries the same. */
  boolean locked(LineCall call, Place at) {
    if (at.tries >= OF_CALL) {
      return true;
    }
    List<Named> named = named(at);
    // in one order everywhere: two calls do not wait for each other
    named.stream().map(Named::key).sorted().forEach(this::alone);
    Instant now = clock.instant();
    String caller = caller(call);
    int most = caller.equals(WITHHELD) ? OF_WITHHELD_AN_HOUR : OF_CALLER_AN_HOUR;
    return named.stream().anyMatch(one -> ofAccount(one, now.minus(DAY)) >= OF_ACCOUNT_A_DAY)
        || count("not other and caller = ?", caller, now.minus(HOUR)) >= most
        || count("not other and ? is not null", "all", now.minus(HOUR)) >= OF_ALL_AN_HOUR;
  }

  /** An account that was named, and whose it is; null for nobody's. */
  private record Named(String account, Long customer) {

    String key() {
      return "phone-try " + (customer == null ? account : customer);
    }
  }

  private static List<Named> named(Place at) {
    return at.otherAccount == null
        ? List.of(new Named(at.account, at.candidate))
        : List.of(
            new Named(at.account, at.candidate), new Named(at.otherAccount, at.otherCandidate));
  }

  private void alone(String key) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param(key)
        .query((row, n) -> n)
        .list();
  }

  private long ofAccount(Named named, Instant since) {
    return named.customer() == null
        ? count("account = ?", named.account(), since)
        : ofCustomer(named.customer(), since);
  }

  /** Those from before its PIN was made anew do not count. */
  private long ofCustomer(long customer, Instant since) {
    return jdbc.sql(
            """
            select count(*)
            from portal.phone_try t
            left join portal.phone_pin p on p.customer_id = t.customer_id
            where t.customer_id = ?
              and t.tried_at > ?
              and t.tried_at >= coalesce(p.made_at, t.tried_at)
            """)
        .params(customer, Timestamp.from(since))
        .query(Long.class)
        .single();
  }

  private long count(String where, String value, Instant since) {
    return jdbc.sql(
            """
            select count(*)
            from portal.phone_try
            where %s
              and tried_at > ?
            """
                .formatted(where))
        .params(value, Timestamp.from(since))
        .query(Long.class)
        .single();
  }

  /**
   * It was wrong.
   *
   * @param way {@code pin} or {@code code}
   */
  void wrong(LineCall call, Place at, String way) {
    at.tries++;
    List<Named> named = named(at);
    for (int i = 0; i < named.size(); i++) {
      keep(call, named.get(i), way, i > 0);
    }
  }

  private void keep(LineCall call, Named named, String way, boolean other) {
    jdbc.sql(
            """
            insert into portal.phone_try
              (call_id, tried_at, account, customer_id, caller, way, other)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            call.id(),
            Timestamp.from(clock.instant()),
            named.account(),
            named.customer(),
            caller(call),
            way,
            other)
        .update();
  }

  /** Forgets a portion of the tries from before then. */
  int forget(Instant before, int limit) {
    return jdbc.sql(
            """
            delete from portal.phone_try
            where id in (
              select id
              from portal.phone_try
              where tried_at < ?
              order by tried_at
              limit ?
              for update skip locked)
            """)
        .params(Timestamp.from(before), limit)
        .update();
  }
}
