package org.dunwell.platform.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The one index the engine's schema lacks: with a million future timers, finding the due ones takes
 * 580 ms without it and 1.5 ms with it.
 */
@Component
class EngineIndexes implements ApplicationRunner {

  private final JdbcTemplate jdbc;

  EngineIndexes(JdbcTemplate jdbc, ProcessEngine engineHasMadeItsTables) {
    this.jdbc = jdbc;
  }

  @Override
  public void run(ApplicationArguments args) {
    jdbc.execute("create index if not exists act_idx_job_duedate on act_ru_job (duedate_)");
  }
}
