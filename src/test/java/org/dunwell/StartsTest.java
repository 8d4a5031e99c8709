package org.dunwell;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.dunwell.platform.database.CleanSlate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DunwellTest
class StartsTest {

  @Autowired CleanSlate cleanSlate;
  @Autowired ProcessEngine engine;

  @Test
  void startsOnAnEmptyDatabaseAndCanBeWiped() {
    cleanSlate.wipe();
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
  }
}
