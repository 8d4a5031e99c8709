package org.dunwell.credit.behaviour;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.time.DueWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the rows of marked customers anew, some hundred at a time; the marks go in the same
 * transaction, and whoever listens judges anew in it. While the time machine walks nobody asks, so
 * it is done when the walk has arrived.
 */
@Component
@Order(25)
class BehaviourWork implements DueWork {

  private final BehaviourMarks marks;
  private final Behaviours behaviours;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  BehaviourWork(
      BehaviourMarks marks,
      Behaviours behaviours,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.marks = marks;
    this.behaviours = behaviours;
    this.events = events;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "credit.behaviour";
  }

  @Override
  public Optional<Instant> nextDue() {
    return marks.oldest();
  }

  @Override
  public void runDue(Instant now) {
    transaction.executeWithoutResult(
        status -> {
          List<Long> customers = marks.take();
          if (!customers.isEmpty()) {
            behaviours.renew(customers);
            events.publishEvent(new BehavioursChanged(customers));
          }
        });
  }
}
