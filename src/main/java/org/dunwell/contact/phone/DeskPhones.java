package org.dunwell.contact.phone;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.telephone.TelephoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The telephone on each colleague's desk, which rings before a customer's does. */
@Component
public class DeskPhones {

  private static final String EXAMPLE = "Write it with its country, such as +49 30 123456.";

  private final JdbcClient jdbc;
  private final TwilioAccess access;
  private final Clock clock;

  DeskPhones(JdbcClient jdbc, TwilioAccess access, Clock clock) {
    this.jdbc = jdbc;
    this.access = access;
    this.clock = clock;
  }

  /**
   * The number of a colleague.
   *
   * @return E.164; empty when none was given
   */
  public Optional<String> of(String user) {
    return jdbc.sql("select number from contact.desk_phone where user_id = ?")
        .param(user)
        .query(String.class)
        .optional();
  }

  /**
   * From now on this one rings.
   *
   * @param written with its country; null or empty: none rings any more
   * @throws BrokenRule when it cannot be dialled, or is one of the company's own lines
   */
  public void set(String user, String written) {
    if (written == null || written.isBlank()) {
      jdbc.sql("delete from contact.desk_phone where user_id = ?").param(user).update();
      return;
    }
    String number =
        E164.of(written, null)
            .orElseThrow(
                () ->
                    new BrokenRule(
                        "\"%s\" cannot be dialled. %s".formatted(written.strip(), EXAMPLE)));
    if (access.ready() && access.sellingEntityOf(number).isPresent()) {
      throw new BrokenRule(
          "%s is the line that customers call. Give the number of your own telephone."
              .formatted(TelephoneNumber.readable(number)));
    }
    jdbc.sql(
            """
            insert into contact.desk_phone (user_id, number, changed_at)
            values (?, ?, ?)
            on conflict (user_id) do update
            set number = excluded.number, changed_at = excluded.changed_at
            """)
        .params(user, number, Timestamp.from(clock.instant()))
        .update();
  }

  /** As people read it; empty when none was given. */
  public Optional<String> shown(String user) {
    return of(user).map(TelephoneNumber::readable);
  }
}
