package org.dunwell.portal;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.files.Sha256;
import org.dunwell.promises.Promises;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was done with links: that one was opened, at most once an hour, and each act. */
@Component
class LinkUses {

  private static final Duration QUIET = Duration.ofHours(1);

  private static final String SAID_AGAIN =
      """
      update portal.link_use
      set last_used_at = :now,
          said_at = :now
      where link = :link
        and said_at <= :quietSince
      """;

  /** Answers whether the link is used for the first time. */
  private static final String USED =
      """
      insert into portal.link_use (link, customer_id, first_used_at, last_used_at, said_at)
      values (:link, :customer, :now, :now, :now)
      on conflict (link) do update
      set last_used_at = excluded.last_used_at
      returning xmax = 0
      """;

  private final JdbcClient jdbc;
  private final Timeline timeline;
  private final Clock clock;

  LinkUses(JdbcClient jdbc, Timeline timeline, Clock clock) {
    this.jdbc = jdbc;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Somebody looks at the page. */
  @Transactional
  void opened(Visit visit) {
    Instant now = clock.instant();
    String link = fingerprint(visit.token());
    boolean said =
        jdbc.sql(SAID_AGAIN)
                    .param("link", link)
                    .param("now", Timestamp.from(now))
                    .param("quietSince", Timestamp.from(now.minus(QUIET)))
                    .update()
                > 0
            || jdbc.sql(USED)
                .param("link", link)
                .param("customer", visit.customer().id())
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    if (said) {
      say(visit, "Opened their own page by the link in a letter.");
    }
  }

  /** Somebody does something that no other room writes down. */
  @Transactional
  void say(Visit visit, String what) {
    timeline.add(
        new Timeline.Entry(
            "portal", "pay-link", visit.customer().id(), null, Promises.CUSTOMER, what, null));
  }

  /** How many links of a customer were used since they were last shut. */
  long used(long customerId) {
    return jdbc.sql(
            """
            select count(*)
            from portal.link_use u
            left join portal.shut_links s on s.customer_id = u.customer_id
            where u.customer_id = ?
              and (s.up_to is null or u.last_used_at > s.up_to)
            """)
        .param(customerId)
        .query(Long.class)
        .single();
  }

  /**
   * Forgets a portion of the links that were last used before then; two nodes do not wait for each
   * other.
   *
   * @return how many it were
   */
  @Transactional
  int forget(Instant before, int limit) {
    return jdbc.sql(
            """
            delete from portal.link_use
            where link in (
              select link
              from portal.link_use
              where last_used_at < :before
              order by last_used_at
              limit :limit
              for update skip locked)
            """)
        .param("before", Timestamp.from(before))
        .param("limit", limit)
        .update();
  }

  static String fingerprint(String token) {
    return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
  }
}
