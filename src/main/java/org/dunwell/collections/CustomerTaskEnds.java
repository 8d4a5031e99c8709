package org.dunwell.collections;

import java.time.Clock;
import java.util.List;
import org.dunwell.platform.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends tasks about customers: once each, whoever is first. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CustomerTaskEnds {

  private final CustomerTaskMapper mapper;
  private final CaseMapper cases;
  private final Timeline timeline;
  private final Clock clock;

  CustomerTaskEnds(CustomerTaskMapper mapper, CaseMapper cases, Timeline timeline, Clock clock) {
    this.mapper = mapper;
    this.cases = cases;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Ends an open task.
   *
   * @return the ids of the invoices it was about, in order
   * @throws TaskNotComplete when somebody has completed it or it was withdrawn
   */
  public List<Long> end(long task, TaskResult result) {
    // Cases before tasks, as everywhere: two who lock in different orders wait for each other.
    cases.lockByInvoices(mapper.invoices(task).toArray(Long[]::new));
    if (mapper.end(task, result, clock.instant()) == 0) {
      throw new TaskNotComplete(
          "This task was completed or withdrawn meanwhile. Open the customer to see how it stands.");
    }
    return mapper.invoices(task);
  }

  /** The customer a task is about. */
  public long customer(long task) {
    return mapper.brief(task).customerId();
  }

  /**
   * A line on the customer's timeline about what a person made of a task.
   *
   * @param kind such as {@code call}
   * @param words without a full stop; the note follows
   */
  public void tell(long task, String kind, TaskResult result, String words) {
    String note = result.note() == null ? "." : ". " + result.note();
    timeline.add(
        new Timeline.Entry(
            "collections", kind, customer(task), null, result.by(), words + note, null));
  }
}
