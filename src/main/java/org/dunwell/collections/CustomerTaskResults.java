package org.dunwell.collections;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.Calls;
import org.dunwell.platform.Nudges;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores what people made of calls and escalations; one call is a touch for every invoice that was
 * to be talked about. Refuses what is incomplete, and what somebody else has completed first.
 */
@Component
public class CustomerTaskResults {

  /** A customer is not left alone longer than this without a new decision. */
  static final int LONGEST_HOLD_DAYS = 90;

  private final CustomerTaskMapper mapper;
  private final CustomerTaskEnds ends;
  private final Calls calls;
  private final Holds holds;
  private final Nudges nudges;
  private final Clock clock;

  CustomerTaskResults(
      CustomerTaskMapper mapper,
      CustomerTaskEnds ends,
      Calls calls,
      Holds holds,
      Nudges nudges,
      Clock clock) {
    this.mapper = mapper;
    this.ends = ends;
    this.calls = calls;
    this.holds = holds;
    this.nudges = nudges;
    this.clock = clock;
  }

  /**
   * A call task that was ended just now.
   *
   * @param invoiceIds what was to be talked about; from now on they count as called about
   */
  public record EndedCall(long customerId, List<Long> invoiceIds) {}

  /**
   * A call was made, whatever came of it: the task ends and the call counts as a touch.
   *
   * @throws TaskNotComplete when somebody else has ended the task
   */
  @Transactional
  public EndedCall called(long task, TaskResult result) {
    List<Long> invoices = ends.end(task, result);
    calls.made(mapper.requests(task));
    return new EndedCall(ends.customer(task), invoices);
  }

  /** What a call task was about when it was ended. */
  public List<Long> invoicesOfCall(long task) {
    return mapper.invoices(task);
  }

  /** A credit manager decided how to go on. */
  @Transactional
  public void decided(long task, TaskResult result) {
    String words =
        outcome(
            Map.of("go-on", "Credit manager: go on collecting", "hold", "Credit manager: hold"),
            result.outcome(),
            "How do we go on?");
    boolean hold = result.outcome().equals("hold");
    if (hold) {
      checkUntil(result.until());
    }
    List<Long> invoices = ends.end(task, result);
    if (hold) {
      holds.set(task, invoices, result);
    }
    ends.tell(task, "escalation", result, hold ? words + " until " + result.until() : words);
    nudges.about(invoices, "escalation");
  }

  private void checkUntil(LocalDate until) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    if (until == null
        || until.isBefore(today)
        || until.isAfter(today.plusDays(LONGEST_HOLD_DAYS))) {
      throw new TaskNotComplete(
          "'Hold until' must be a day from today to %d days ahead; it is %s."
              .formatted(LONGEST_HOLD_DAYS, until == null ? "empty" : until));
    }
  }

  private static String outcome(Map<String, String> offered, String given, String question) {
    if (given == null || !offered.containsKey(given)) {
      throw new TaskNotComplete(
          "'%s' needs one of %s as an answer; it is %s."
              .formatted(question, offered.keySet().stream().sorted().toList(), given));
    }
    return offered.get(given);
  }
}
