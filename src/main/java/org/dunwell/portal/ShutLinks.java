package org.dunwell.portal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.dunwell.contact.PayLinks;
import org.dunwell.platform.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links that one of us has shut: all of a customer's up to a moment, on every node at once. */
@Component
class ShutLinks {

  private final JdbcClient jdbc;
  private final Timeline timeline;
  private final Clock clock;

  ShutLinks(JdbcClient jdbc, Timeline timeline, Clock clock) {
    this.jdbc = jdbc;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** All links of a customer open nothing from now on; those of later letters do. */
  @Transactional
  void shut(long customerId, String by) {
    jdbc.sql(
            """
            insert into portal.shut_links (customer_id, up_to, shut_by)
            values (?, ?, ?)
            on conflict (customer_id) do update
            set up_to = greatest(shut_links.up_to, excluded.up_to),
                shut_by = excluded.shut_by
            """)
        .params(customerId, Timestamp.from(clock.instant()), by)
        .update();
    timeline.add(
        new Timeline.Entry(
            "portal",
            "pay-link",
            customerId,
            null,
            by,
            "All pay links sent so far were shut; the next letter brings a new one.",
            null));
  }

  boolean isShut(PayLinks.Link link) {
    return upTo(link.account().customerId())
        .filter(moment -> !link.madeAt().isAfter(moment))
        .isPresent();
  }

  /** The moment up to which a customer's links are shut. */
  Optional<Instant> upTo(long customerId) {
    return jdbc.sql("select up_to from portal.shut_links where customer_id = ?")
        .param(customerId)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .optional();
  }
}
