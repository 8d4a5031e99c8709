package org.dunwell.collections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.collections.process.CustomerTaskProcess;
import org.dunwell.collections.worklist.Absences;
import org.dunwell.receivables.HandedOver;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls go to whoever looks after the customer today, and move when the customer changes hands. */
@Component
class CallOwners {

  private final CustomerTaskMapper mapper;
  private final CustomerTaskProcess process;
  private final Absences absences;
  private final JdbcClient jdbc;

  CallOwners(
      CustomerTaskMapper mapper, CustomerTaskProcess process, Absences absences, JdbcClient jdbc) {
    this.mapper = mapper;
    this.process = process;
    this.absences = absences;
    this.jdbc = jdbc;
  }

  /** The customer's collector, or its stand-in while it is away; null if nobody owns it. */
  String of(long task) {
    String owner = mapper.brief(task).owner();
    return owner == null ? null : absences.inCharge(owner);
  }

  /** Open calls that nobody else has taken go to the new owner. */
  @EventListener
  void on(HandedOver news) {
    Map<Long, String> before =
        news.hands().stream()
            .filter(hand -> hand.before() != null)
            .collect(
                Collectors.toMap(
                    HandedOver.Hand::customerId, hand -> absences.inCharge(hand.before())));
    Map<String, String> instances = new HashMap<>();
    jdbc.sql(
            """
            select customer_id, process_instance_id
            from collections.customer_task
            where customer_id = any(:customers::bigint[])
              and kind = 'call'
              and state = 'open'
              and process_instance_id is not null
            order by id
            """)
        .param(
            "customers",
            news.hands().stream().map(HandedOver.Hand::customerId).toArray(Long[]::new))
        .query((ResultSet row) -> remember(instances, before, row));
    process.handOver(instances, absences.inCharge(news.owner()));
  }

  private static void remember(
      Map<String, String> instances, Map<Long, String> before, ResultSet row) throws SQLException {
    instances.put(row.getString(2), before.get(row.getLong(1)));
  }
}
