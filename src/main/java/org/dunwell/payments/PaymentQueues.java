package org.dunwell.payments;

import org.dunwell.platform.operations.Queue;
import org.dunwell.platform.operations.Queues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits in this room, for operators. */
@Configuration(proxyBeanMethods = false)
class PaymentQueues {

  @Bean
  Queue stripeEventQueue(JdbcClient jdbc) {
    return Queues.dueRows(
        jdbc, "stripe-events", "payments.stripe_event where state = 'waiting'", "due_at");
  }

  @Bean
  Queue autopayQueue(JdbcClient jdbc) {
    return Queues.dueRows(
        jdbc, "autopay", "payments.autopay_attempt where due_at is not null", "due_at");
  }
}
