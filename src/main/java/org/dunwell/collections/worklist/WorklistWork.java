package org.dunwell.collections.worklist;

import java.time.Instant;
import java.util.Optional;
import org.dunwell.platform.time.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the lines of marked customers anew, some hundred at a time; the mark goes in the same
 * transaction. While the time machine walks nobody looks at the list, so it is made when the walk
 * has arrived.
 */
@Component
@Order(30)
class WorklistWork implements DueWork {

  private final WorklistMarks marks;
  private final WorklistLines lines;
  private final TransactionTemplate transaction;

  WorklistWork(WorklistMarks marks, WorklistLines lines, TransactionTemplate transaction) {
    this.marks = marks;
    this.lines = lines;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "collections.worklist";
  }

  @Override
  public Optional<Instant> nextDue() {
    return marks.oldest();
  }

  @Override
  public void runDue(Instant now) {
    transaction.executeWithoutResult(
        status -> {
          lines.lock();
          lines.renew(marks.take());
        });
  }
}
