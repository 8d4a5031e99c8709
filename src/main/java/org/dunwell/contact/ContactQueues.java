package org.dunwell.contact;

import org.dunwell.platform.operations.Queue;
import org.dunwell.platform.operations.Queues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits in this room, for operators. */
@Configuration(proxyBeanMethods = false)
class ContactQueues {

  @Bean
  Queue requestQueue(JdbcClient jdbc) {
    return Queues.dueRows(jdbc, "requests", "contact.request where state = 'waiting'", "due_at");
  }

  @Bean
  Queue outboxQueue(JdbcClient jdbc) {
    return Queues.dueRows(
        jdbc, "outbox", "contact.message where state = 'queued'", "next_attempt_at");
  }

  @Bean
  Queue textQueue(JdbcClient jdbc) {
    return Queues.dueRows(jdbc, "texts", "contact.text_message where due_at is not null", "due_at");
  }

  @Bean
  Queue twilioEventQueue(JdbcClient jdbc) {
    return Queues.dueRows(
        jdbc, "twilio-events", "contact.twilio_event where state = 'waiting'", "due_at");
  }

  @Bean
  Queue phoneCallQueue(JdbcClient jdbc) {
    return Queues.dueRows(
        jdbc, "phone-calls", "contact.phone_call where state = 'planned'", "created_at");
  }

  @Bean
  Queue recordingQueue(JdbcClient jdbc) {
    return Queues.dueRows(
        jdbc, "recordings", "contact.recording where due_at is not null", "due_at");
  }
}
