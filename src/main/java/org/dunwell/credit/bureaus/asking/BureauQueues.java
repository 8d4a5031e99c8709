package org.dunwell.credit.bureaus.asking;

import org.dunwell.platform.operations.Queue;
import org.dunwell.platform.operations.Queues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits for bureaus, for operators. */
@Configuration(proxyBeanMethods = false)
class BureauQueues {

  @Bean
  Queue bureauQueue(JdbcClient jdbc) {
    return Queues.dueRows(
        jdbc, "bureau-requests", "credit.bureau_request where state = 'waiting'", "due_at");
  }
}
