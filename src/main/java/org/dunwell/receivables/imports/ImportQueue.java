package org.dunwell.receivables.imports;

import org.dunwell.platform.operations.Queue;
import org.dunwell.platform.operations.Queues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files that wait to be read, for operators. */
@Configuration(proxyBeanMethods = false)
class ImportQueue {

  @Bean
  Queue importQueueOfFiles(JdbcClient jdbc) {
    return Queues.dueRows(
        jdbc,
        "imports",
        "receivables.import_run where state in ('waiting', 'running')",
        "created_at");
  }
}
