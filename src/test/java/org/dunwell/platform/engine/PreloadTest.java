package org.dunwell.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@DunwellTest
class PreloadTest {

  @Autowired TestLedger ledger;
  @Autowired EngineCommands commands;
  @Autowired TransactionTemplate transaction;

  /** As when what a portion does tells an instance that the same portion moves. */
  @Test
  void whatACommandHasReadIsNotPutTogetherAgain() {
    ledger.begin();
    ledger.invoice(ledger.customer("C-1"), "R-1", "100.00", 5);
    ledger.work();
    String instance =
        ledger.one(String.class, "select process_instance_id from collections.past_due_case");
    List<String> told = List.of(instance);
    transaction.executeWithoutResult(
        status ->
            commands.together(
                told,
                () -> {
                  commands.together(told, () -> assertThat(children(instance)).isOne());
                  commands.tell("caseChanged", told);
                  commands.tell("caseChanged", told);
                }));
    assertThat(ledger.count("act_ru_execution where proc_inst_id_ = ?", instance)).isEqualTo(3);
    assertThat(ledger.count("act_ru_job where process_instance_id_ = ?", instance)).isOne();

    ledger.settleEverything();
    ledger.work();
    assertThat(ledger.count("act_ru_execution")).isZero();
    assertThat(ledger.count("act_ru_job")).isZero();
    assertThat(ledger.count("act_hi_procinst where id_ = ? and end_time_ >= start_time_", instance))
        .isOne();
  }

  /** As the engine's cache has them: the frame is the only child of the instance. */
  private static int children(String instance) {
    return Context.getCommandContext()
        .getExecutionManager()
        .findExecutionById(instance)
        .getExecutions()
        .size();
  }
}
