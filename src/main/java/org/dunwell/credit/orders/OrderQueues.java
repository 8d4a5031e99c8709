package org.dunwell.credit.orders;

import org.dunwell.platform.operations.Queue;
import org.dunwell.platform.operations.Queues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits here, for operators. */
@Configuration(proxyBeanMethods = false)
class OrderQueues {

  @Bean
  Queue orderNewsQueue(JdbcClient jdbc) {
    return Queues.dueRows(
        jdbc, "order-news", "credit.order_news where next_at is not null", "next_at");
  }

  @Bean
  Queue heldOrderQueue(JdbcClient jdbc) {
    return Queues.dueRows(jdbc, "order-rechecks", "credit.recheck", "since");
  }
}
