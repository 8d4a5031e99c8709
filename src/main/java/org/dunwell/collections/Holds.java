package org.dunwell.collections;

import java.util.List;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.NewBlock;
import org.springframework.stereotype.Component;

/** Holds a credit manager puts on a customer's past-due invoices. */
@Component
class Holds {

  private final Blocks blocks;

  Holds(Blocks blocks) {
    this.blocks = blocks;
  }

  /** Each invoice as a whole, up to and including the day the manager said. */
  void set(long task, List<Long> invoices, TaskResult result) {
    invoices.forEach(
        invoice ->
            blocks.set(
                new NewBlock(
                    invoice,
                    "hold",
                    null,
                    result.until(),
                    "escalation/" + task,
                    result.note(),
                    result.by())));
  }
}
