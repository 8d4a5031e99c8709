package org.dunwell.portal.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Conversations by call, as they are kept. */
@Component
class PhoneVisits {

  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private final JdbcClient jdbc;
  private final Clock clock;

  PhoneVisits(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Where the call's conversation stands, locked; empty when it has not begun or is over. */
  Optional<Place> of(long callId) {
    return jdbc.sql("select place::text from portal.phone_visit where call_id = ? for update")
        .param(callId)
        .query((row, n) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(place -> place)
        .map(PhoneVisits::read);
  }

  void keep(long callId, Place place) {
    jdbc.sql(
            """
            insert into portal.phone_visit (call_id, customer_id, started_at, place)
            values (:call, :customer, :now, :place::jsonb)
            on conflict (call_id) do update
            set customer_id = excluded.customer_id,
                place = excluded.place
            where phone_visit.ended_at is null
            """)
        .param("call", callId)
        .param("customer", place.customer)
        .param("now", Timestamp.from(clock.instant()))
        .param("place", write(place))
        .update();
  }

  /** The call is over: what was in the caller's mind is forgotten. */
  void end(long callId) {
    jdbc.sql(
            """
            update portal.phone_visit
            set ended_at = ?,
                place = null
            where call_id = ?
              and ended_at is null
            """)
        .params(Timestamp.from(clock.instant()), callId)
        .update();
  }

  /** Forgets a portion of the conversations that began before then. */
  int forget(Instant before, int limit) {
    return jdbc.sql(
            """
            delete from portal.phone_visit
            where call_id in (
              select call_id
              from portal.phone_visit
              where started_at < ?
              order by started_at
              limit ?
              for update skip locked)
            """)
        .params(Timestamp.from(before), limit)
        .update();
  }

  private static Place read(String json) {
    try {
      return JSON.readValue(json, Place.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A conversation cannot be read back", e);
    }
  }

  private static String write(Place place) {
    try {
      return JSON.writeValueAsString(place);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A conversation cannot be written", e);
    }
  }
}
